/** Names that groups have to whom nothing was done. */
const controlWords =
  /control|hold[-_ ]?out|baseline|\bnone\b|\bno[-_ ]?e-?mail\b|對照|对照|控制|不寄/iu;

/**
 * The place of the group that others are compared with: the one that is named; where none is, one whose
 * name says that nothing was done to it, or else the first.
 */
export function controlAmong(names: readonly string[], named: string): number {
  const place = named === '' ? -1 : names.indexOf(named);
  if (place >= 0) return place;
  return Math.max(
    0,
    names.findIndex((name) => controlWords.test(name)),
  );
}
