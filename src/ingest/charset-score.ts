import type { Encoding } from '../core/model/plan.ts';
import {
  commonChinese,
  commonHangul,
  commonKanji,
  commonTraditional,
} from './common-characters.ts';
import { decodeBytes } from './decode.ts';

/** How plausible a piece of text is in one encoding. */
export interface TextScore {
  /** Mean plausibility of the characters beyond ASCII, about 0 (noise) to 1 (running text). */
  readonly score: number;
  readonly invalid: number;
}

/** Encodings that a scorer must tell apart when a file is not UTF-8, in order of preference. */
export const legacyEncodings = ['big5', 'gb18030', 'shift_jis', 'euc-kr', 'windows-1252'] as const;
export type LegacyEncoding = (typeof legacyEncodings)[number];

/** Level 1 of a double-byte standard: its everyday characters, as [first lead, last lead]. */
const levelOneLeads: Readonly<Partial<Record<Encoding, readonly [number, number]>>> = {
  big5: [0xa4, 0xc6],
  gb18030: [0xb0, 0xd7],
  shift_jis: [0x88, 0x97],
  'euc-kr': [0xb0, 0xc8],
};
const levels = new Map<Encoding, ReadonlySet<string>>();

/**
 * Scores decoded text: each character beyond ASCII gets a weight by how usual it is in the language
 * that the encoding was made for, and the weights are averaged. U+FFFD, private use and control
 * characters count against the encoding.
 */
export function scoreText(text: string, encoding: Encoding): TextScore {
  let sum = 0;
  let characters = 0;
  let invalid = 0;
  const weigh = encoding === 'windows-1252' || encoding === 'utf-8' ? weighLatin : weighAsian;
  let at = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x7f) {
      characters++;
      if (code === 0xfffd) {
        invalid++;
        // The end of the file may have cut its last character, in any encoding.
        if (/^[\r\n]*$/.test(text.slice(at + 1, at + 4))) characters--;
        else sum -= 1;
      } else if (code < 0xa0 || (code >= 0xe000 && code <= 0xf8ff)) sum -= 0.5;
      else sum += weigh(character, code, encoding, text, at);
    }
    at += character.length;
  }
  return { score: characters === 0 ? 0 : Math.max(0, sum / characters), invalid };
}

function weighAsian(
  character: string,
  code: number,
  encoding: Encoding,
  text: string,
  at: number,
): number {
  const common = commonFor(encoding).has(character);
  if (common) return 1;
  if (code >= 0x3040 && code <= 0x30ff) return encoding === 'shift_jis' ? 1 : 0.1;
  if (code >= 0xac00 && code <= 0xd7a3)
    return encoding === 'euc-kr' ? levelOne(character, encoding) : 0;
  if (code >= 0x4e00 && code <= 0x9fff) {
    return encoding === 'euc-kr' ? 0.1 : levelOne(character, encoding);
  }
  // ASCII in full width, 、。「」 and their like.
  if ((code >= 0x3000 && code <= 0x301f) || (code >= 0xff01 && code <= 0xff5e)) return 0.6;
  if (code >= 0xff61 && code <= 0xff9f) return weighHalfWidthKana(text, at);
  if (code === 0x20ac || code === 0xb7 || code === 0xd7) return 0.4;
  if (code >= 0x2000 && code <= 0x27ff) return 0.2;
  return 0;
}

/** Katakana of old tills stand in runs; stray ones are other encodings read wrongly. */
function weighHalfWidthKana(text: string, at: number): number {
  const run = /^[\uff66-\uff9f]*/.exec(text.slice(at, at + 4))?.[0].length ?? 0;
  const before = /[\uff66-\uff9f]*$/.exec(text.slice(Math.max(0, at - 4), at))?.[0].length ?? 0;
  if (run + before < 3) return 0.05;
  // The marks of voiced sounds follow only some letters: a cheap test of spelling.
  const previous = text.charCodeAt(at - 1);
  const code = text.charCodeAt(at);
  if (code === 0xff9e)
    return (previous >= 0xff76 && previous <= 0xff8e) || previous === 0xff73 ? 1 : 0;
  if (code === 0xff9f) return previous >= 0xff8a && previous <= 0xff8e ? 1 : 0;
  return 0.55;
}

/** Western letters stand between ASCII letters; runs of them are another encoding read wrongly. */
function weighLatin(
  character: string,
  code: number,
  encoding: Encoding,
  text: string,
  at: number,
): number {
  const before = at === 0 ? ' ' : text.charAt(at - 1);
  const after = text.charAt(at + character.length) || ' ';
  const neighbours = Number(before > '\u007f') + Number(after > '\u007f');
  if (isLatinLetter(character, code)) {
    const letters = Number(/[a-z]/i.test(before)) + Number(/[a-z]/i.test(after));
    if (neighbours === 0) return letters > 0 ? 0.95 : 0.35;
    if (neighbours === 1 && letters > 0) return runOfTwo(text, at) ? 0.55 : 0.05;
    return 0;
  }
  if (encoding === 'utf-8' && code >= 0x370 && code < 0x530) return 0.6;
  if (neighbours > 1) return 0;
  if ('£€'.includes(character)) return /[\d\s]/.test(before + after) ? 0.9 : 0.3;
  if ('’‘“”–—…•™®©°½¼¾ºª¿¡«»\u00a0²³×´·'.includes(character)) return neighbours === 0 ? 0.65 : 0.2;
  return 0.1;
}

/** Two letters beyond ASCII side by side with ASCII letters around, as in Größe. */
function runOfTwo(text: string, at: number): boolean {
  const start = text.charAt(at - 1) > '\u007f' ? at - 1 : at;
  return /^[a-z][^\u0000-\u007f]{2}[a-z]/i.test(text.slice(start - 1, start + 3));
}

function isLatinLetter(character: string, code: number): boolean {
  if (code >= 0xc0 && code <= 0x17f) return code !== 0xd7 && code !== 0xf7;
  return 'ŠŽšžŸŒœƒ'.includes(character);
}

function commonFor(encoding: Encoding): ReadonlySet<string> {
  if (encoding === 'big5') return commonTraditional;
  if (encoding === 'shift_jis') return commonKanji;
  return encoding === 'euc-kr' ? commonHangul : commonChinese;
}

/** 0.4 for an everyday character that is not among the most common ones, 0.05 for a rare one. */
function levelOne(character: string, encoding: Encoding): number {
  let level = levels.get(encoding);
  if (level === undefined) {
    level = new Set(readLevelOne(encoding));
    levels.set(encoding, level);
  }
  return level.has(character) ? 0.4 : 0.05;
}

/** The platform's own decoder knows the standard's tables. */
function readLevelOne(encoding: Encoding): string {
  const [first, last] = levelOneLeads[encoding] ?? [1, 0];
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const skip = trail === 0x7f || (encoding !== 'shift_jis' && trail > 0x7e && trail < 0xa1);
      const outside = encoding !== 'big5' && encoding !== 'shift_jis' && trail < 0xa1;
      if (!skip && !outside) bytes.push(lead, trail);
    }
  }
  return decodeBytes(new Uint8Array(bytes), encoding);
}
