/** Words of the offers for files that are large. */
export const loadLessEn = {
  title: 'Load less',
  fits: (need: string, limit: string) =>
    `Takes about ${need} of memory; this tab can use ${limit}.`,
  tooLarge: (need: string, limit: string) =>
    `Takes about ${need} of memory, and this tab can use ${limit}: it would be stopped half-way. Choose what to leave out.`,
  columns: 'Leave out columns',
  columnsNote: 'They can no longer be filtered or grouped by.',
  days: 'Only some days',
  daysNote: 'Rows of other days are left out and counted.',
  from: 'First day',
  to: 'Last day',
  wrongOrder: 'The first day is after the last.',
  byOrder: 'One row per order',
  byOrderNote: 'Revenue, orders and customers stay exact; which products were bought is left out.',
};
