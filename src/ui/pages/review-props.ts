import { encodings, headerRecordsOf, type SourcePlan } from '../../core/model/plan.ts';
import type { Inspection } from '../../ingest/types.ts';
import { platforms } from '../../state/platforms.ts';
import { mappingProblems } from '../../state/remap.ts';
import { needsAnswer, type FileUnderReview } from '../../state/review.svelte.ts';
import type { I18n } from '../i18n.ts';
import { dots } from './mapping-props.ts';
import type { ReviewColumn, ReviewFile, ReviewTable } from '../screens/types.ts';

const delimiters = [',', '\t', ';', '|', '^', '~', ':'];
/** The choice that cuts by position, among the separators. */
export const fixedColumns = 'fixed';

/** The facts of a file for the review. */
export function reviewFile({ inspection, overrides }: FileUnderReview, i18n: I18n): ReviewFile {
  const { t } = i18n;
  const { plan, facts, charset, encodingCandidates } = inspection;
  const samples = new Map(
    encodingCandidates.map((candidate) => [candidate.encoding, candidate.samples]),
  );
  const own = plan.dialect.delimiter;
  const known = exportOf(plan, i18n);
  return {
    name: facts.fileName,
    bytes: facts.fileBytes,
    rows: facts.records ?? facts.sampledRecords,
    rowsExact: facts.records !== null,
    columns: plan.columns.length,
    isText: facts.isText,
    headerRows: headerRecordsOf(plan),
    blocks: facts.blocks,
    block: overrides.block ?? 0,
    encoding: plan.encoding,
    encodings: encodings
      .filter((encoding) => encoding === plan.encoding || samples.has(encoding))
      .map((id) => ({ id, label: t.review.encodings[id], sample: samples.get(id) ?? [] })),
    encodingConfidence: dots(charset.confidence),
    delimiter: facts.fixedWidth ? fixedColumns : own,
    delimiters: [
      ...[...new Set([own, ...delimiters])].map((id) => ({
        id,
        label: t.review.delimiters[id] ?? id,
      })),
      { id: fixedColumns, label: t.review.fixedColumns },
    ],
    recognised: known?.name ?? null,
    doubt: known?.doubt ?? '',
  };
}

/** The known export that a table is, and a word where its header is not confirmed. */
function exportOf(
  { platform }: SourcePlan,
  { t, locale }: I18n,
): { readonly name: string; readonly doubt: string } | null {
  const known = platforms.find(({ id }) => id === platform);
  if (!known) return null;
  const name = `${known.name} · ${known.exportName[locale]}`;
  return { name, doubt: t.review.evidence[known.evidence] };
}

/** A table of the drop, for the list of all of them. */
export function reviewTable({ inspection }: FileUnderReview, i18n: I18n): ReviewTable {
  const { plan, facts } = inspection;
  const asks = needsAnswer(inspection) || mappingProblems(plan).length > 0;
  const known = exportOf(plan, i18n);
  return {
    name: facts.fileName,
    rows: facts.records ?? facts.sampledRecords,
    rowsExact: facts.records !== null,
    role: plan.role,
    state: plan.role === 'unused' ? 'unused' : asks ? 'asks' : 'ready',
    recognised: known ? [known.name, known.doubt].filter((text) => text !== '').join(' · ') : null,
  };
}

/** The columns of a file, with what they hold. */
export function reviewColumns(inspection: Inspection): readonly ReviewColumn[] {
  return inspection.plan.columns.map((column) => {
    const profile = inspection.columns[column.index];
    return {
      id: String(column.index),
      name: column.header || column.id,
      isPersonal: profile?.isPersonal ?? false,
      kind: profile?.kind ?? 'empty',
      samples: profile?.sampleValues.slice(0, 3) ?? [],
      filled: profile?.filledShare ?? 0,
      distinct: profile?.distinctInSample ?? null,
      histogram: profile?.histogram ?? [],
    };
  });
}
