/** A rectangle in CSS pixels, relative to the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a floating box of `size` goes so that it does not cover `anchor` and stays inside the
 * window: below if there is room, otherwise above; centred, then pushed in from the sides.
 */
export function placeNear(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  gap = 6,
  margin = 8,
): { readonly left: number; readonly top: number } {
  const below = anchor.top + anchor.height + gap;
  const above = anchor.top - gap - size.height;
  const fitsBelow = below + size.height + margin <= view.height;
  const top = fitsBelow || above < margin ? below : above;
  const centred = anchor.left + anchor.width / 2 - size.width / 2;
  const left = Math.max(margin, Math.min(centred, view.width - size.width - margin));
  return { left: Math.round(left), top: Math.round(top) };
}
