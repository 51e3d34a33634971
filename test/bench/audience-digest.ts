/** SHA-256 of lines in the order of characters, whatever order they come in. */
export async function digestOfLines(lines: readonly string[]): Promise<string> {
  const text = lines.toSorted().join('\n');
  return hexOf(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** Lower-case hexadecimal. */
export function hexOf(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
