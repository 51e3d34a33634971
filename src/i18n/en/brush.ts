/** Words for choosing dates on the course of a measure. */
export const brushEn = {
  region: 'Dates by hand',
  course: (measure: string, step: 'day' | 'week' | 'month') => `${measure} by ${step}`,
  hint: 'Drag to choose dates.',
  keysHint:
    'The arrow keys move by one step, with Shift by several. Home and End go all the way. Escape goes back to the usual dates.',
  from: 'First day',
  to: 'Last day',
  reset: 'Usual dates',
};
