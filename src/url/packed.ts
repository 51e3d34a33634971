import { deflateSync, inflateSync } from 'fflate';
import { fingerprint } from '../core/fingerprint.ts';
import { linkWords } from './link-words.ts';

/** What packed text begins with: no view does, whatever its page is called. The digit names the words. */
const sign = '~z1';
/** Packed text longer than this is not looked at: no screen makes such a link. */
const mostPacked = 20_000;
/** What a packed link may become, in bytes: a few kilobytes can say "a gigabyte of zeros". */
const mostUnpacked = 200_000;
/** Bytes that tell whether the rest arrived as it was sent. */
const checkBytes = 3;

const words = new TextEncoder().encode(linkWords);

/** Whether text claims to be packed; some programs escape the tilde. */
export function isPacked(text: string): boolean {
  return /^(?:~|%7e)z/i.test(text);
}

/** The text of a view in fewer characters: deflate, in the letters that every link may hold. */
export function pack(text: string): string {
  const bytes = deflateSync(new TextEncoder().encode(text), { level: 9, dictionary: words });
  return sign + toLetters([...checkOf(text), ...bytes]);
}

/** The text that was packed; null where it was cut, damaged, or was never packed by us. */
export function unpack(packed: string): string | null {
  const text = packed.replace(/^%7e/i, '~');
  if (!text.startsWith(sign) || text.length > mostPacked) return null;
  const bytes = fromLetters(text.slice(sign.length));
  if (!bytes || bytes.length <= checkBytes) return null;
  try {
    const found = inflateSync(bytes.subarray(checkBytes), {
      dictionary: words,
      out: new Uint8Array(mostUnpacked),
    });
    if (found.length === mostUnpacked) return null;
    const view = new TextDecoder('utf-8', { fatal: true }).decode(found);
    return checkOf(view).every((byte, index) => byte === bytes[index]) ? view : null;
  } catch {
    return null;
  }
}

/** Characters of text where it stands in an address: browsers escape all but ASCII, byte by byte. */
export function lengthInAddress(text: string): number {
  return new TextEncoder().encode(text).reduce((sum, byte) => sum + (byte < 0x80 ? 1 : 3), 0);
}

function checkOf(text: string): readonly number[] {
  const digits = fingerprint(text);
  return Array.from({ length: checkBytes }, (_, place) =>
    Number.parseInt(digits.slice(2 * place, 2 * place + 2), 16),
  );
}

function toLetters(bytes: readonly number[]): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromLetters(letters: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(letters)) return null;
  try {
    const text = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
