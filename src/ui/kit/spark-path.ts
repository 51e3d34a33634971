/** SVG paths of a sparkline: the closed part, and the last segment when its period is open. */
export interface SparkPaths {
  readonly closed: string;
  readonly open: string;
}

/**
 * Draws values left to right inside `width` × `height`, leaving `inset` around them. Gaps (null)
 * interrupt the line. A constant series runs along the middle.
 */
export function sparkPaths(
  values: readonly (number | null)[],
  open: boolean,
  width: number,
  height: number,
  inset = 2,
): SparkPaths {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { closed: '', open: '' };
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = (width - 2 * inset) / Math.max(1, values.length - 1);
  const at = (index: number, value: number) => {
    const y = span === 0 ? height / 2 : inset + (1 - (value - low) / span) * (height - 2 * inset);
    return `${round(inset + index * step)} ${round(y)}`;
  };
  const last = values.length - 1;
  const before = values[last - 1];
  const final = values[last];
  const dashed = open && before != null && final != null;
  let closed = '';
  let pen = 'M';
  values.forEach((value, index) => {
    if (value === null) pen = 'M';
    else if (!(dashed && index === last)) {
      closed += `${pen}${at(index, value)}`;
      pen = 'L';
    }
  });
  return { closed, open: dashed ? `M${at(last - 1, before)}L${at(last, final)}` : '' };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
