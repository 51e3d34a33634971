import type { JoinFinding, JoinFound, LeftOut, Part } from '../../core/model/join.ts';
import type { FileUnderReview } from '../../state/review.svelte.ts';
import type { I18n } from '../i18n.ts';
import type { JoinRow } from '../screens/join-row.ts';
import { mask } from '../table/mask.ts';

/** Below this share (0–1) of the keys found, something is likely to be wrong. */
const few = 0.5;

/** One row per table, or group of tables, that is no sale: how it meets the sales. */
export function joinRows(
  findings: readonly JoinFinding[],
  files: readonly FileUnderReview[],
  i18n: I18n,
): readonly JoinRow[] {
  return findings.map((finding) => {
    const names = finding.tables.map((index) => files[index]?.inspection.facts.fileName ?? '');
    const name = names.join(i18n.t.census.comma);
    return finding.kind === 'joined'
      ? joinedRow(finding, name, i18n)
      : leftRow(finding, name, i18n);
  });
}

function leftRow({ reason, detail }: LeftOut, name: string, { t }: I18n): JoinRow {
  const text = t.joins.left[reason](detail['column'] ?? detail['name'] ?? '');
  return {
    ...{ name, on: null, text, state: 'left' },
    notes: reason === 'sameRows' ? [] : [t.joins.chooseAbove],
  };
}

function joinedRow(found: JoinFound, name: string, i18n: I18n): JoinRow {
  const { t } = i18n;
  const isWarned = found.contradicting > 0 || isFew(found);
  return {
    name,
    on: t.joins.on(found.column, found.salesColumn),
    text: answerOf(found, i18n),
    state: found.isRefused ? 'refused' : isWarned ? 'warn' : 'good',
    notes: notesOf(found, i18n),
  };
}

/** Members of an experiment need not have bought; everyone else who is unknown is missing. */
function isFew({ role, keys }: JoinFound): boolean {
  return role === 'assignments' ? keys.known === 0 : shareOf(keys) < few;
}

function answerOf(found: JoinFound, { t, format }: I18n): string {
  const { role, field, keys, lines, own, isEstimate } = found;
  const said = (count: number): string => {
    const text = t.joins.of(field, count);
    return isEstimate ? t.joins.about(text) : text;
  };
  if (role === 'assignments') return t.joins.assigned(format.integer(keys.known), said(own));
  if (keys.known === keys.all) return t.joins.allFound(said(keys.all));
  if (keys.known === 0) return t.joins.noneFound(said(keys.all));
  const unknown = format.integer(keys.all - keys.known);
  return t.joins.found(
    format.percent(shareOf(keys), 1),
    said(keys.all),
    format.percent(shareOf(lines), 1),
    isEstimate ? t.joins.about(unknown) : unknown,
  );
}

function notesOf(found: JoinFound, { t }: I18n): readonly string[] {
  const { role, field, keys, unknown, hint, contradicting } = found;
  const examples = found.contradictions.map(shown);
  const repeats = found.isRefused
    ? t.joins.refused
    : role === 'assignments'
      ? t.joins.inSeveral
      : t.joins.contradicting;
  return [
    ...(contradicting > 0 ? [repeats(contradicting, examples)] : []),
    ...(role !== 'assignments' && keys.known < keys.all
      ? [t.joins.unknown(unknown.map(shown))]
      : []),
    ...(hint ? [t.joins.hints[hint.kind](t.joins.of(field, hint.keys))] : []),
    ...(isFew(found) && !hint ? [t.joins.few] : []),
  ];
}

function shareOf({ known, all }: Part): number {
  return all === 0 ? 0 : known / all;
}

/** An e-mail address as a key is still somebody's. */
function shown(key: string): string {
  return key.includes('@') ? mask(key) : key;
}
