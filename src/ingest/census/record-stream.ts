import type { CsvDialect } from '../../core/model/plan.ts';
import { eachBlock } from '../bytes.ts';
import { cutRecord, isLineEnd, type CutRecord } from '../records.ts';
import type { WorkHooks } from '../types.ts';

/**
 * Hands over the records of a UTF-8 text one by one, with the text they were cut from and their
 * place in it. `afterBlock` is called between blocks, with the hooks' progress and cancel.
 */
export async function eachRecord(
  data: Blob,
  dialect: CsvDialect,
  hooks: WorkHooks,
  take: (record: CutRecord, text: string, from: number) => void,
  afterBlock: () => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  const cut = (text: string, isLast: boolean): void => {
    let at = 0;
    while (at < text.length) {
      if (isLineEnd(text, at)) {
        at++;
        continue;
      }
      const record = cutRecord(text, at, dialect);
      if (!record.isEnded && !isLast) break;
      take(record, text, at);
      at = record.next;
    }
    rest = text.slice(at);
  };
  let read = 0;
  await eachBlock(data, hooks, 'scan', (bytes) => {
    read += bytes.length;
    const isLast = read === data.size;
    cut(rest + decoder.decode(bytes, { stream: !isLast }), isLast);
    afterBlock();
  });
}
