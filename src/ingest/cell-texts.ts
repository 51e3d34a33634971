import { cutRecords } from './records.ts';
import { readText } from './text-source.ts';
import type { NamedBlob, WorkHooks } from './types.ts';

/** What may stand between the cells of a list; the one that stands in it most often does. */
const delimiters = [',', ';', '\t', '|'] as const;

/**
 * All cells of a file as one text in UTF-8, each on a line of its own and none of them blank: for lists
 * whose columns don't matter. Takes every encoding and format that tables come in, and a list without
 * any delimiter. Fails like `readText`.
 */
export async function readCellTexts(file: NamedBlob, hooks: WorkHooks = {}): Promise<Blob> {
  const { text: blob, dialect } = await readText(file, {}, hooks);
  const text = await blob.text();
  const { records } = cutRecords(text, dialect ?? { delimiter: delimiterOf(text), quote: '"' });
  const cells = records.flatMap((record) => record.map(onOneLine).filter((cell) => cell !== ''));
  return new Blob([cells.join('\n')]);
}

function onOneLine(cell: string): string {
  return cell
    .replace(/^\ufeff/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000);
  const count = (sign: string): number => head.split(sign).length;
  return delimiters.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
