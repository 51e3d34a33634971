/** Words of exported files, and of the menus that make them. */
export const exportEn = {
  workbook: 'Workbook (XLSX)',
  parquet: 'For analysts (Parquet)',
  arrow: 'For analysts (Arrow)',
  everything: 'Everything on this page (XLSX)',
  csvOf: (table: string) => `${table} (CSV)`,
  about: 'About',
  page: 'Page',
  question: 'Question',
  answer: 'Answer',
  note: 'Note',
  customers: 'Customers',
  link: 'Link to this view',
};
