/** Words around charts and tables of results. */
export const chartEn = {
  loading: 'Drawing the chart',
  failed: 'The chart could not be drawn. The table holds the same numbers.',
  showTable: 'Show as table (T)',
  showChart: 'Show as chart (T)',
  export: 'Export this figure',
  standsOut: 'What stands out',
  nothingStandsOut: 'Nothing unusual in this period.',
  trend: (label: string, first: string, last: string) => `${label}: from ${first} to ${last}`,
  keyFigures: 'Key figures',
};
