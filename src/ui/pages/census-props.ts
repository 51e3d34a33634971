import { recordProblems } from '../../core/model/info.ts';
import type { ColumnPlan } from '../../core/model/plan.ts';
import type { CellExample, Census, ColumnCensus, LeftOut } from '../../core/model/census.ts';
import type { Inspection } from '../../ingest/types.ts';
import type { I18n } from '../i18n.ts';
import { mask, maskRecord } from '../table/mask.ts';
import type { RowsForetold, UnderstoodCells } from '../screens/understood-types.ts';

/** Rules that are said at once; the list has all of them. */
const saidRules = 3;
/** Examples that stand behind a number. */
const saidExamples = 2;

/** How far the count is, in words. */
export function soFarText({ rows }: Census, { facts }: Inspection, { t, format }: I18n): string {
  return t.census.soFar(format.integer(rows), t.kit.rows(facts.records ?? rows));
}

/** What else is known of a column whose cells are counted. */
interface Circumstances {
  readonly soFar: string | null;
  /** Whether the user has yet to say how it is read. */
  readonly isAsked: boolean;
  readonly isPersonal: boolean;
}

/** What was understood of a column's cells, in words. */
export function understoodOf(
  column: ColumnPlan,
  counted: ColumnCensus,
  { soFar, isAsked, isPersonal }: Circumstances,
  i18n: I18n,
): UnderstoodCells {
  const { t, format } = i18n;
  const words = t.census;
  const { recipe } = column;
  const read = counted.cells - counted.missing - counted.unreadable;
  const rules = counted.rules.map(({ rule, cells, example }) => ({
    ...{ id: rule, label: words.rules[rule], cells: format.integer(cells) },
    example: exampleText(masked(example, isPersonal), i18n),
  }));
  return {
    parts: [
      words.kinds[recipe.kind](read),
      ...(recipe.kind === 'date' && !isAsked ? [t.review.dateOrders[recipe.order]] : []),
      ...rules
        .filter(({ id }) => id !== 'timeOfDay')
        .slice(0, saidRules)
        .map(({ cells, label }) => words.counted(cells, label)),
      ...(counted.missing > 0 ? [words.missing(counted.missing)] : []),
    ],
    unreadable:
      counted.unreadable > 0
        ? words.unreadable(
            format.integer(counted.unreadable),
            examplesText(counted.examples, counted.unreadable, i18n),
          )
        : null,
    soFar,
    rules,
  };
}

/** What will become of a table's rows, in words; null before that is known. */
export function foretoldRows(
  census: Census | null,
  inspection: Inspection,
  currency: string | null,
  i18n: I18n,
): RowsForetold | null {
  if (!census?.records) return null;
  const { loaded, micros, leftOut } = census.records;
  const { t } = i18n;
  const rows = t.kit.rows(loaded);
  const money = (value: bigint): string => moneyText(value, currency, i18n);
  return {
    loaded: micros === null ? t.census.loaded(rows) : t.census.loadedSum(rows, money(micros)),
    soFar: census.isWhole ? null : soFarText(census, inspection, i18n),
    leftOut: leftOut.map((one) => ({
      ...{ id: one.reason, reason: t.health.reasons[one.reason] },
      rows: i18n.format.integer(one.rows),
      sum: hasSum(one) ? money(one.micros) : '–',
      examples: examplesText(
        one.examples.map((example) => ofRecord(one, example)),
        one.rows,
        i18n,
      ),
    })),
  };
}

/** Nobody can say which part of a record that was not cut is personal. */
function ofRecord({ reason }: LeftOut, { row, text }: CellExample): CellExample {
  const isRecord = (recordProblems as readonly string[]).includes(reason);
  return { row, text: isRecord ? maskRecord(text) : text };
}

function masked({ row, text }: CellExample, isPersonal: boolean): CellExample {
  return { row, text: isPersonal ? mask(text) : text };
}

function hasSum({ rows, withoutAmount }: LeftOut): boolean {
  return withoutAmount < rows;
}

/** Millionths with the decimals that they have, cents at least where there are any. */
function moneyText(micros: bigint, currency: string | null, { format }: I18n): string {
  let [minor, scale] = [micros, 6];
  while (scale > 0 && minor % 10n === 0n) [minor, scale] = [minor / 10n, scale - 1];
  return scale === 1
    ? format.money(minor * 10n, 2, currency)
    : format.money(minor, scale, currency);
}

function exampleText({ row, text }: CellExample, { t, format }: I18n): string {
  return text === ''
    ? t.census.row(format.integer(row))
    : t.census.example(format.integer(row), text);
}

function examplesText(examples: readonly CellExample[], all: number, i18n: I18n): string {
  const said = examples.slice(0, saidExamples).map((example) => exampleText(example, i18n));
  return said.join(i18n.t.census.comma) + (all > said.length ? '…' : '');
}
