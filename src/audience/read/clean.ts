/** Printable ASCII with no space at either end: nothing to clean, as nearly every cell. */
const tidy = /^[!-~](?:[ -~]*[!-~])?$/;

/**
 * What no reader sees: byte order marks, zero-width characters and joiners, soft hyphens, marks of
 * direction, carriage returns and other control characters except those that separate.
 */
const unseen =
  /[\u0000-\u0008\u000d-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The mark by which a spreadsheet keeps digits as text. */
const textMark = /^'(?=[+\d])/;

/**
 * A cell before any rule of any field: NFKC, then NFC, without what no reader sees, and trimmed.
 * No-break spaces and ideographic ones become spaces, full-width letters and digits plain ones. A
 * blank cell becomes the empty text. The apostrophe before digits that a spreadsheet puts there goes. Source: audiences.md, "Cleaning before any rule".
 */
export function clean(cell: string): string {
  if (tidy.test(cell)) return cell.replace(textMark, '');
  const plain = cell.normalize('NFKC').normalize('NFC').replace(unseen, '').replace(/\s/g, ' ');
  return plain.trim().replace(textMark, '');
}
