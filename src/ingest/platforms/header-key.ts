/**
 * A header as it is compared: without byte order mark, surrounding space and case; full-width forms
 * become ASCII and runs of white space one space.
 */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
