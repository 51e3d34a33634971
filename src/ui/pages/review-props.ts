import type { ColumnUse } from '../../core/model/fields.ts';
import {
  columnFor,
  encodings,
  headerRecordsOf,
  type ColumnPlan,
  type SourcePlan,
} from '../../core/model/plan.ts';
import type { ColumnProfile, Inspection } from '../../ingest/types.ts';
import { platforms } from '../../state/platforms.ts';
import { dateOrders, mappingProblems, readCell } from '../../state/remap.ts';
import { needsAnswer, type FileUnderReview } from '../../state/review.svelte.ts';
import type { I18n } from '../i18n.ts';
import type { Confidence, Option } from '../kit/types.ts';
import type {
  MappingRow,
  PreviewCell,
  PreviewRow,
  ReviewColumn,
  ReviewFile,
  ReviewTable,
} from '../screens/types.ts';

const shownRoles: Record<SourcePlan['role'], readonly ColumnUse[]> = {
  transactions: [
    'customer',
    'date',
    'amount',
    'quantity',
    'unitPrice',
    'discount',
    'refunded',
    'order',
    'product',
    'productName',
    'status',
  ],
  customers: ['customer', 'name', 'email', 'phone', 'birthday', 'consent'],
  products: ['product', 'productName'],
  orders: ['order'],
  unused: [],
};
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
    recognised: exportName(plan, i18n),
  };
}

/** The known export that a table is, with a word where its header is not confirmed. */
function exportName({ platform }: SourcePlan, { t, locale }: I18n): string | null {
  const known = platforms.find(({ id }) => id === platform);
  if (!known) return null;
  const name = `${known.name} · ${known.exportName[locale]}`;
  const evidence = t.review.evidence[known.evidence];
  return evidence === '' ? name : `${name} (${evidence})`;
}

/** A table of the drop, for the list of all of them. */
export function reviewTable({ inspection }: FileUnderReview, i18n: I18n): ReviewTable {
  const { plan, facts } = inspection;
  const asks = needsAnswer(inspection) || mappingProblems(plan).length > 0;
  return {
    name: facts.fileName,
    rows: facts.records ?? facts.sampledRecords,
    rowsExact: facts.records !== null,
    role: plan.role,
    state: plan.role === 'unused' ? 'unused' : asks ? 'asks' : 'ready',
    recognised: exportName(plan, i18n),
  };
}

/** The columns of a file, with what they hold. */
export function reviewColumns(inspection: Inspection): readonly ReviewColumn[] {
  return inspection.plan.columns.map((column) => {
    const profile = inspection.columns[column.index];
    return {
      id: String(column.index),
      name: column.header || column.id,
      kind: profile?.kind ?? 'empty',
      samples: profile?.sampleValues.slice(0, 3) ?? [],
      filled: profile?.filledShare ?? 0,
      distinct: profile?.distinctInSample ?? null,
      histogram: profile?.histogram ?? [],
    };
  });
}

/** One line per role, then one per dimension. */
export function mappingRows(inspection: Inspection, i18n: I18n): readonly MappingRow[] {
  const { plan } = inspection;
  const rows = shownRoles[plan.role]
    .filter((role) => isShown(role, plan))
    .map((role) => mappingRow(role, columnFor(plan, role), inspection, i18n));
  const dimensions = plan.columns
    .filter((column) => column.use === 'dimension')
    .map((column) => ({
      ...mappingRow('dimension', column, inspection, i18n),
      role: `dimension:${column.index}`,
    }));
  return [...rows, ...dimensions];
}

/** Fields that are shown even where a table lacks them: they are what it takes. */
const needed: Record<SourcePlan['role'], readonly ColumnUse[]> = {
  transactions: ['customer', 'date', 'order'],
  customers: ['customer'],
  products: ['product'],
  orders: ['order'],
  unused: [],
};

/** Roles that a file has, and those it cannot do without. */
function isShown(role: ColumnUse, plan: SourcePlan): boolean {
  if (columnFor(plan, role)) return true;
  if (role === 'amount') return !(columnFor(plan, 'quantity') && columnFor(plan, 'unitPrice'));
  return needed[plan.role].includes(role);
}

function mappingRow(
  role: ColumnUse,
  column: ColumnPlan | null,
  inspection: Inspection,
  i18n: I18n,
): MappingRow {
  const profile = column ? inspection.columns[column.index] : undefined;
  const missing: Partial<
    Record<ColumnUse, 'mapping.noDate' | 'mapping.noAmount' | 'mapping.noCustomer'>
  > = {
    date: 'mapping.noDate',
    amount: 'mapping.noAmount',
    customer: 'mapping.noCustomer',
  };
  const code = missing[role];
  const isRequired = code !== undefined;
  return {
    role,
    label: i18n.t.review.roles[role],
    required: isRequired,
    column: column ? String(column.index) : null,
    confidence: column ? dots(column.confidence) : 0,
    reasons: [column?.reason ?? { code: 'none', detail: {} }],
    reading: column && profile ? readingOf(column, profile, i18n) : undefined,
    error: !column && code ? { code, detail: { name: inspection.plan.fileName } } : undefined,
  };
}

function readingOf(
  column: ColumnPlan,
  profile: ColumnProfile,
  { t, format }: I18n,
): MappingRow['reading'] {
  const { recipe } = column;
  const sample = profile.sampleValues[0] ?? '';
  const isChosen = column.reason.code === 'chosenByUser';
  const ambiguous = profile.ambiguous && !isChosen;
  switch (recipe.kind) {
    case 'date': {
      const day = readCell(sample, recipe);
      return {
        text: t.review.readsAs(typeof day === 'string' ? format.day(day) : '–'),
        chosen: ambiguous ? null : recipe.order,
        options: dateOrders.map((id): Option => {
          const read = readCell(sample, { kind: 'date', order: id });
          return {
            id,
            label: t.review.dateOrders[id],
            note: typeof read === 'string' ? `${sample} → ${format.day(read)}` : undefined,
          };
        }),
        ambiguous,
      };
    }
    case 'number': {
      const value = readCell(sample, recipe);
      return {
        text: t.review.readsAs(typeof value === 'number' ? format.decimal(value, 2) : '–'),
        chosen: ambiguous ? null : recipe.decimalMark,
        options: (['.', ','] as const).map((id) => ({ id, label: t.review.decimalMarks[id] })),
        ambiguous,
      };
    }
    case 'text':
      return undefined;
  }
}

/** First rows, raw beside read. */
export function previewRows(inspection: Inspection, { format }: I18n): readonly PreviewRow[] {
  const { plan, preview } = inspection;
  const first = plan.preambleRecords + headerRecordsOf(plan) + 1;
  return preview.rows.map((raw, place) => ({
    line: first + place,
    raw,
    parsed: plan.columns.map((column): PreviewCell => {
      const text = raw[column.index] ?? '';
      if (text.trim() === '') return { text: '', state: 'missing' };
      if (column.use === 'ignore') return { text, state: 'ok' };
      const value = readCell(text, column.recipe);
      if (value === null) return { text, state: 'rejected' };
      if (column.recipe.kind === 'date') return { text: format.day(String(value)), state: 'ok' };
      if (typeof value === 'number')
        return { text: format.decimal(value, Number.isInteger(value) ? 0 : 2), state: 'ok' };
      return { text: value, state: value === text.trim() ? 'ok' : 'repaired' };
    }),
  }));
}

/** Confidence as dots: from 0.9 sure, from 0.6 likely. */
function dots(confidence: number): Confidence {
  return confidence >= 0.9 ? 3 : confidence >= 0.6 ? 2 : 1;
}
