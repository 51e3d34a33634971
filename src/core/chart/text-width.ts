const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;

/** About how many pixels a line of chart text takes, at 12 px: an ideograph takes twice a letter. */
export function textWidth(text: string): number {
  const ideographs = text.match(wide)?.length ?? 0;
  return 12.2 * ideographs + 6.8 * (text.length - ideographs);
}
