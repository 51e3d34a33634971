/** Text that no spreadsheet runs as a formula: an apostrophe goes before what would begin one. */
export function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
