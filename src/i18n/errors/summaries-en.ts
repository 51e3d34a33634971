import { fact, type ErrorDetail, type ErrorText, type SummaryErrorCode } from './types.ts';

const column = (d: ErrorDetail) => fact(d, 'column', '?');

/** Texts about tests that are read from sums, or from a table with one row per person, in English. */
export const summaryErrorsEn: Readonly<Record<SummaryErrorCode, ErrorText>> = {
  'summary.noColumn': {
    title: 'The table has no such column',
    body: (d) => `There is no “${column(d)}”. The table has: ${fact(d, 'columns', 'no columns')}.`,
    action: 'Choose one of these columns.',
  },
  'summary.noMetric': {
    title: 'Nothing to compare yet',
    body: () => 'No column says what people did. Nothing was summed.',
    action: 'Choose a column with 0 and 1, yes and no, or numbers.',
  },
  'summary.manyGroups': {
    title: 'This column does not say groups',
    body: (d) =>
      `“${column(d)}” has ${fact(d, 'groups', 'many')} different values; a test has at most ${fact(d, 'most', '10')} groups. Nothing was summed.`,
    action: 'Choose the column that says who was in which group.',
  },
  'summary.oneGroup': {
    title: 'There is only one group',
    body: (d) =>
      `Among the rows that count, “${column(d)}” has fewer than two different values, so there is nothing to compare.`,
    action: 'Choose another column of groups, or a file that holds all of them.',
  },
  'summary.unread': {
    title: 'These cells cannot be taken over',
    body: (d) => `Row ${fact(d, 'row', '?')}, column “${column(d)}”: ${fact(d, 'reason', '?')}`,
    action: 'Correct the cell and paste again. What stood in the table is unchanged.',
  },
  'summary.incomplete': {
    title: 'The table is not complete',
    body: () => 'A result needs two groups or more, a metric, and a number in every cell.',
    action: 'Fill in what is missing.',
  },
};
