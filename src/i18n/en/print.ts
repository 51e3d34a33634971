/** Words of printed pages. */
export const printEn = {
  portrait: 'Print (A4, upright)',
  landscape: 'Print (A4, across)',
  filters: 'Shown',
  asOf: 'As of',
  source: 'Source',
  comparedWith: (range: string) => `compared with ${range}`,
  everyone: 'all orders and customers',
  rows: (shown: string, all: string) =>
    `First ${shown} of ${all} rows; all of them are in the export.`,
  columns: (shown: string, all: string) =>
    `First ${shown} of ${all} columns; all of them are in the export.`,
  link: 'This page',
  definitions: 'How each number is counted stands on its page, under Explain.',
};
