import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { fail } from '../../core/error.ts';
import type { Sheet } from '../../core/export/sheet.ts';
import { nextTask } from '../../core/next-task.ts';
import { fixedParts, sheetPath } from './parts.ts';
import { sheetNames } from './sheet-names.ts';
import { sheetXml } from './sheet-xml.ts';
import { Styles } from './styles.ts';

/** What a spreadsheet holds, the header included. */
const most = { rows: 1_048_576, columns: 16_384 };

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A workbook (XLSX) of these sheets. Large sheets are written in tasks of their own. Fails with
 * `export.tooLarge` where a spreadsheet would not hold one.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Blob> {
  for (const { rowCount, widths } of sheets)
    if (rowCount >= most.rows || widths.length > most.columns)
      fail('export.tooLarge', { rows: rowCount, columns: widths.length });
  // Sizes stand before the bytes they are of: some readers look for them only there.
  const zip = new ZipWriter(new BlobWriter(xlsxType), {
    useWebWorkers: false,
    dataDescriptor: false,
  });
  const add = (path: string, text: string): Promise<unknown> => zip.add(path, new TextReader(text));
  for (const [path, xml] of fixedParts(sheetNames(sheets.map(({ name }) => name))))
    await add(path, xml);
  const styles = new Styles();
  for (const [place, sheet] of sheets.entries())
    await zip.add(sheetPath(place), bytesOf(sheetXml(sheet, styles)));
  await add('xl/styles.xml', styles.toXml());
  return zip.close();
}

/** Texts as a stream of bytes, each made in a task of its own when it is asked for. */
function bytesOf(pieces: Generator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      await nextTask();
      const next: IteratorResult<string, void> = pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
}
