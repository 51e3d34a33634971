import { expect, test } from 'vitest';
import type { CellTable } from './cell-table.ts';
import { cellsToText } from './cells-text.ts';

/** A table whose batches take a while each, and never wait for anything but promises. */
function slowTable(batches: number, read: () => void): CellTable {
  return {
    ...{ name: '', isHidden: false, rows: null, columns: ['n'] },
    async *readRows() {
      for (let batch = 0; batch < batches; batch++) {
        for (const end = performance.now() + 5; performance.now() < end;);
        read();
        yield await Promise.resolve([[String(batch)]]);
      }
    },
  };
}

test('a cancel that comes as a message is heard while a table is read', async () => {
  const signal = { aborted: false };
  let read = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    signal.aborted = true;
    port1.close();
  };
  const table = slowTable(200, () => {
    if (++read === 20) port2.postMessage(null);
  });
  await expect(cellsToText(table, { signal })).rejects.toMatchObject({
    error: { code: 'import.cancelled' },
  });
  expect(read).toBeLessThan(100);
});

test('letting messages in changes nothing about the text', async () => {
  const text = await cellsToText(
    slowTable(20, () => undefined),
    {},
  );
  const numbers = Array.from({ length: 20 }, (_, n) => `${n}\n`).join('');
  expect(await text.text()).toBe(`n\n${numbers}`);
});
