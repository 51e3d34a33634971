const longest = 31;

/**
 * Names that a workbook takes, in the order of the wished ones: without `[ ] : * ? / \`, at most 31
 * characters, and no two that differ only in case.
 */
export function sheetNames(wished: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return wished.map((wish) => {
    const plain = clean(wish);
    let name = cut(plain, longest);
    for (let count = 2; used.has(name.toLowerCase()); count++) {
      const suffix = ` (${count})`;
      name = cut(plain, longest - suffix.length) + suffix;
    }
    used.add(name.toLowerCase());
    return name;
  });
}

function clean(wish: string): string {
  const name = wish
    .toWellFormed()
    .replace(/[[\]:*?/\\\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s']+|[\s']+$/g, '');
  // Excel keeps this name for itself.
  if (/^history$/i.test(name)) return `${name} 1`;
  return name === '' ? 'Sheet' : name;
}

/** At most so many UTF-16 units, never half a character, and no apostrophe at the end. */
function cut(name: string, most: number): string {
  return name
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[\s']+$/, '');
}
