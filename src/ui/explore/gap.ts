/** Where a chip stands on the screen, in pixels. */
export type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/**
 * The gap between chips that a pointer means, from 0 (before the first): chips stand in lines, each
 * line below the one before.
 */
export function gapAt(chips: readonly Box[], x: number, y: number): number {
  const at = chips.findIndex(
    ({ left, right, top, bottom }) => y < top || (y <= bottom && x < (left + right) / 2),
  );
  return at < 0 ? chips.length : at;
}
