/** The most characters that a spreadsheet takes in a cell. */
const mostCharacters = 32_767;

/** What XML can not hold as it is, or spreadsheets would take for such an escape. */
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/g;

/** Text of an element or an attribute. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(unwritable, (sign) => {
      const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    });
}

/** Text of a cell: what is too long for one ends in an ellipsis. */
export function cellText(text: string): string {
  return escapeXml(text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text);
}

/** The declaration that every part begins with. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
