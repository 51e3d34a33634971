import { headerWords } from './header-words.ts';

/**
 * Headers of two rows, as merged cells become text: groups of columns above, the columns' names
 * below. A group stands in its first column; the ones to its right are empty or repeat it.
 */

/**
 * Whether a record can be a row of groups above a row of names: at least two groups, one of them over
 * several columns, and a name or a group for nearly every column. Titles (one cell) and labels with a
 * value (`Store:`) are none.
 */
export function namesGroups(groups: readonly string[], names: readonly string[]): boolean {
  const texts = groups.map((cell) => cell.trim());
  const different = new Set(texts.filter((text) => text !== ''));
  if (different.size < 2 || texts.some((text) => /^#|[:：]$/.test(text))) return false;
  if (groups.length > names.length) return false;
  const named = names.filter((name) => name.trim() !== '').length;
  const spans = names.some((name, i) => {
    const [left = '', own = ''] = [texts[i - 1], texts[i]];
    return i > 0 && name.trim() !== '' && (own === left ? own !== '' : own === '');
  });
  const nameless = names.filter((name, i) => name.trim() === '' && (texts[i] ?? '') === '').length;
  return (
    spans && nameless <= names.length * 0.2 && named >= names.length * 0.6 && named > different.size
  );
}

/** One header from both rows: `group name`; the name alone where it says the group already. */
export function joinedHeader(
  groups: readonly string[],
  names: readonly string[],
): readonly string[] {
  let group = '';
  return names.map((cell, i) => {
    const own = (groups[i] ?? '').trim();
    const name = cell.trim();
    if (own !== '') group = own;
    if (name === '' || group === '') return name === '' ? own : name;
    return headerWords(name).startsWith(headerWords(group)) ? name : `${group} ${name}`;
  });
}
