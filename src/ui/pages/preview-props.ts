import { headerRecordsOf, type ColumnPlan } from '../../core/model/plan.ts';
import type { CellRule } from '../../core/model/census.ts';
import { understand } from '../../state/understand.ts';
import type { Inspection } from '../../ingest/types.ts';
import type { I18n } from '../i18n.ts';
import type { PreviewCell, PreviewRow } from '../screens/understood-types.ts';

/** Rules that say what a cell holds, and not that anything was mended. */
const usual: readonly CellRule[] = ['timeOfDay', 'zoneStated', 'decimalComma'];

/** First rows, raw beside read. */
export function previewRows(inspection: Inspection, i18n: I18n): readonly PreviewRow[] {
  const { plan, preview } = inspection;
  const first = plan.preambleRecords + headerRecordsOf(plan) + 1;
  return preview.rows.map((raw, place) => ({
    line: first + place,
    raw,
    parsed: plan.columns.map((column) => previewCell(raw[column.index] ?? '', column, i18n)),
  }));
}

function previewCell(text: string, column: ColumnPlan, { t, format }: I18n): PreviewCell {
  if (text.trim() === '') return { text: '', state: 'missing' };
  if (column.use === 'ignore') return { text, state: 'ok' };
  const { value, isMissing, problem, rules } = understand(text, column.recipe);
  if (isMissing) return { text, state: 'missing' };
  if (problem || value === null)
    return { text, state: 'rejected', note: problem ? t.census.problems[problem] : undefined };
  const mended = rules.filter((rule) => !usual.includes(rule));
  const read =
    column.recipe.kind === 'date'
      ? format.day(String(value))
      : typeof value === 'number'
        ? format.decimal(value, Number.isInteger(value) ? 0 : 2)
        : value;
  if (mended.length === 0) return { text: read, state: 'ok' };
  const words = mended.map((rule) => t.census.rules[rule]).join(t.census.comma);
  return { text: read, from: text, state: 'repaired', note: `${text} → ${read} · ${words}` };
}
