const taken = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * A name for a column that can stand in a URL: letters and digits of any script in lower case,
 * everything else a single hyphen. Names that objects have of their own get an underscore.
 */
export function slug(header: string): string {
  const words = header
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  // By code points, so that no character is cut in half.
  const short = Array.from(words).slice(0, 60).join('').replace(/-+$/, '');
  return taken.has(short) ? `${short}_` : short;
}

/** One id per header, unique within the file: repeated names get -2, -3; empty ones `column-7`. */
export function columnIds(headers: readonly string[]): readonly string[] {
  const used = new Set<string>();
  const wanted = headers.map((header, index) => slug(header) || `column-${index + 1}`);
  const plain = new Set(wanted);
  return wanted.map((name) => {
    let id = name;
    // A repeated name may not take the place of a column that is really called `name-2`.
    for (let n = 2; used.has(id) || (id !== name && plain.has(id)); n++) id = `${name}-${n}`;
    used.add(id);
    return id;
  });
}
