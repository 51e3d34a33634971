import { summaryForms, type SummaryGroup, type SummaryMetric } from './summary.ts';

/** Characters that the name of a group or a metric may have. */
export const longestName = 60;

/** The text of a group without its numbers: `weight*people:name`; a weight of 1 is left out. */
export function groupText({ name, weight, n }: SummaryGroup): string {
  return `${weight === 1 ? '' : `${weight}*`}${numberText(n)}:${name}`;
}

/** Reads such a text; null where it is none. */
export function readGroup(text: string): Omit<SummaryGroup, 'values'> | null {
  const found = /^(?:(\d{1,7}(?:\.\d{1,6})?)\*)?(\d{0,15}):(.*)$/su.exec(text);
  const [, weight = '1', people = '', name = ''] = found ?? [];
  if (!found || name.length > longestName || !(Number(weight) > 0)) return null;
  return { name, weight: Number(weight), n: people === '' ? null : Number(people) };
}

/** The text of a metric: its form, `-` where less is better, `*` of a guardrail, `+` with sums before. */
export function metricItem({
  name,
  form,
  goodWhen,
  isGuardrail,
  hasBefore,
}: SummaryMetric): string {
  const flags = [goodWhen === 'down' ? '-' : '', isGuardrail ? '*' : '', hasBefore ? '+' : ''];
  return `${form}${flags.join('')}:${name}`;
}

/** Reads such a text; null where it is none. */
export function readMetricItem(text: string): SummaryMetric | null {
  const [, written, down, guardrail, before, name = ''] =
    /^([a-z]+)(-?)(\*?)(\+?):(.*)$/su.exec(text) ?? [];
  const form = summaryForms.find((one) => one === written);
  if (form === undefined || name.length > longestName) return null;
  return {
    ...{ name, form, goodWhen: down === '-' ? 'down' : 'up' },
    ...{ isGuardrail: guardrail === '*', hasBefore: before === '+' },
  };
}

/** The numbers of a group: metrics apart by `/`, their cells by `_`; never empty. */
export function valuesText({ values }: SummaryGroup): string {
  return values.map((cells) => cells.map(numberText).join('_')).join('/') || '/';
}

/** Reads such a text; null where a cell is no number. */
export function readValues(text: string): readonly (readonly (number | null)[])[] | null {
  const cells = text.split('/').map((part) => part.split('_'));
  const isNumber = (cell: string): boolean =>
    cell === '' || (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(cell) && Number.isFinite(Number(cell)));
  if (!cells.every((part) => part.every(isNumber))) return null;
  return cells.map((part) => part.map((cell) => (cell === '' ? null : Number(cell))));
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value);
}
