import type { Encoding } from '../core/model/plan.ts';
import { eachBlock, readBytes } from './bytes.ts';
import { legacyEncodings, scoreText } from './charset-score.ts';
import { decodeBytes } from './decode.ts';
import { LineSample } from './line-sample.ts';
import type { CharsetReport, EncodingCandidate, WorkHooks } from './types.ts';
import { Utf8Checker } from './utf8-check.ts';

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * In which encoding a text is written, judged over all of its bytes: byte order mark, then the NUL
 * pattern of UTF-16, then the rules of UTF-8 (by the share of sequences that keep them, so that one
 * broken character does not change the verdict), then the plausibility of the text in each encoding
 * that shops use.
 */
export async function detectCharset(bytes: Blob, hooks: WorkHooks = {}): Promise<CharsetReport> {
  const checker = new Utf8Checker();
  const lines = new LineSample();
  await eachBlock(bytes, hooks, 'charset', (block, offset) => {
    checker.push(block);
    lines.push(block, offset === 0, offset + block.length === bytes.size);
  });
  const head = await readBytes(bytes, 0, 4096);
  const { report, brokenAt } = judge(head, checker, lines, false);
  if (brokenAt === null) return report;
  return { ...report, firstInvalidLine: 1 + (await countLines(bytes, brokenAt)) };
}

/** The same for the first bytes of a text; `cut` says that more follow. */
export function detectCharsetOfHead(head: Uint8Array<ArrayBuffer>, cut: boolean): CharsetReport {
  const checker = new Utf8Checker();
  const lines = new LineSample();
  const end = cut ? head.lastIndexOf(10) + 1 : 0;
  const body = end > 0 ? head.slice(0, end) : head;
  checker.push(body);
  lines.push(body, true, true);
  const { report, brokenAt } = judge(head.slice(0, 4096), checker, lines, cut);
  if (brokenAt === null) return report;
  return { ...report, firstInvalidLine: 1 + lineFeeds(head.subarray(0, brokenAt)) };
}

function judge(
  head: Uint8Array<ArrayBuffer>,
  checker: Utf8Checker,
  lines: LineSample,
  cut: boolean,
): { readonly report: CharsetReport; readonly brokenAt: number | null } {
  const mark = marks.find(([, bom]) => bom.every((byte, i) => head[i] === byte));
  const utf16 = mark === undefined ? nulPattern(head) : null;
  const sample = lines.bytes();
  if (utf16 !== null || (mark !== undefined && mark[0] !== 'utf-8')) {
    const encoding = mark?.[0] ?? utf16 ?? 'utf-16le';
    return { report: settled(encoding, mark?.[1].length ?? 0, head), brokenAt: null };
  }
  const { pairs, longer, invalid, firstInvalidOffset } = checker.report(cut);
  // A file that ends in the middle of a character is damaged there; that says nothing against UTF-8.
  const broken = checker.report(true).invalid;
  const sound = pairs + longer;
  const share = sound + broken === 0 ? 1 : sound / (sound + broken);
  const legacy = candidates(sample);
  const best = legacy[0]?.confidence ?? 0;
  const pure = broken === 0 && (longer > 0 || pairs >= 8 || sound + invalid === 0);
  const short = scoreText(decodeBytes(sample, 'utf-8'), 'utf-8').score;
  const isUtf8 =
    mark !== undefined ||
    pure ||
    (broken === 0 && short + 0.1 >= best) ||
    (sound > 0 && share >= 0.8);
  const utf8: EncodingCandidate = {
    encoding: 'utf-8',
    confidence: isUtf8 ? (pure ? 1 : 0.95 * share) : 0.3 * share,
    invalidSequences: invalid,
    samples: sampleLines(sample, head, 'utf-8'),
  };
  const scale = isUtf8 ? 0.4 : 1;
  const all = [utf8, ...legacy.map((c) => ({ ...c, confidence: c.confidence * scale }))];
  const ranked = all.sort((a, b) => b.confidence - a.confidence);
  const winner = ranked[0] ?? utf8;
  const invalidSequences = winner.encoding === 'utf-8' ? invalid : winner.invalidSequences;
  return {
    report: {
      encoding: winner.encoding,
      confidence: winner.confidence,
      bomBytes: mark?.[1].length ?? 0,
      invalidSequences,
      firstInvalidLine: null,
      candidates: ranked,
    },
    brokenAt: winner.encoding === 'utf-8' ? firstInvalidOffset : null,
  };
}

/** Every legacy encoding with its plausibility, best first. */
function candidates(sample: Uint8Array<ArrayBuffer>): EncodingCandidate[] {
  if (sample.length === 0) return [];
  const scored = legacyEncodings.map((encoding) => {
    const text = decodeBytes(sample, encoding);
    const { score, invalid } = scoreText(text, encoding);
    return { encoding, score, invalidSequences: invalid, samples: pick(text) };
  });
  scored.sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  const lead = (first?.score ?? 0) - (second?.score ?? 0);
  return scored.map(({ score, ...rest }, rank) => ({
    ...rest,
    // A clear lead is worth as much as a high score: short texts have either.
    confidence:
      rank === 0 ? Math.min(0.99, score * 0.6 + Math.min(1, lead * 2) * 0.4) : score * 0.5,
  }));
}

function settled(
  encoding: Encoding,
  bomBytes: number,
  head: Uint8Array<ArrayBuffer>,
): CharsetReport {
  const even = head.subarray(bomBytes, head.length - (head.length % 2));
  const samples = pick(decodeBytes(even, encoding));
  const candidate = { encoding, confidence: 1, invalidSequences: 0, samples };
  return {
    encoding,
    confidence: 1,
    bomBytes,
    invalidSequences: 0,
    firstInvalidLine: null,
    candidates: [candidate],
  };
}

/** UTF-16 without a mark shows NUL in every other byte of its commas, digits and line ends. */
function nulPattern(head: Uint8Array): Encoding | null {
  const nul = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) nul[i & 1] = (nul[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nul;
  if (Math.max(even, odd) < Math.max(2, head.length * 0.04)) return null;
  if (odd > 10 * even) return 'utf-16le';
  return even > 10 * odd ? 'utf-16be' : null;
}

function sampleLines(
  sample: Uint8Array<ArrayBuffer>,
  head: Uint8Array<ArrayBuffer>,
  e: Encoding,
): readonly string[] {
  return pick(decodeBytes(sample.length > 0 ? sample : head, e));
}

function pick(text: string): readonly string[] {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return [...new Set(lines)].slice(0, 3).map((line) => line.slice(0, 200));
}

async function countLines(bytes: Blob, end: number): Promise<number> {
  let lines = 0;
  await eachBlock(bytes.slice(0, end), {}, 'charset', (block) => (lines += lineFeeds(block)));
  return lines;
}

function lineFeeds(bytes: Uint8Array): number {
  let n = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) n++;
  return n;
}
