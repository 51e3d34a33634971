/** Whether a record is a comment: `#` with nothing beside it, or followed by a space or a line. */
export function isComment(record: readonly string[]): boolean {
  const [first = ''] = record;
  if (!first.startsWith('#')) return false;
  return /^#[ \-=#]/.test(first) || record.every((cell, i) => i === 0 || cell.trim() === '');
}
