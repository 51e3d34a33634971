/** Words for editing which scores make which segment. */
export const segmentsEn = {
  title: 'Segment rules',
  intro:
    'Say which scores make which segment. 5 is best; write 4, or 2–5. Every cell must end up in exactly one segment.',
  standard: 'Standard',
  edited: 'Edited',
  axes: { r: 'Recency', f: 'Frequency', m: 'Monetary' },
  field: (segment: string, axis: string) => `${segment}: ${axis}`,
  add: (segment: string) => `Add a rule for ${segment}`,
  remove: (segment: string) => `Remove this rule of ${segment}`,
  complete: 'Every cell is in exactly one segment.',
  incomplete: 'The view stays as it is until every cell is in exactly one segment:',
  unreadable: 'Some scores cannot be read: write 1 to 5, or a range such as 2–5.',
  fault: (cells: string, segments: string) => `${cells}: ${segments}`,
  nobody: 'no segment',
  more: (count: string) => `and ${count} more`,
  map: 'Segments by recency (across) and frequency (down)',
  reset: 'Back to the standard',
};
