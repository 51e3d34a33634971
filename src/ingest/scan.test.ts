import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cutRecords } from './records.ts';
import { RecordScanner } from './scan.ts';
import type { RecordCounts } from './types.ts';

const csv = { delimiter: ',', quote: '"' };

function scan(text: string, cut: readonly number[] = [], from = 0): RecordCounts {
  const bytes = new TextEncoder().encode(text);
  const scanner = new RecordScanner(csv, from);
  const ends = [...cut.map((n) => n % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  let start = 0;
  for (const end of ends) {
    scanner.push(bytes.subarray(start, end));
    start = end;
  }
  return scanner.end();
}

/** Text of records as a careful writer makes it: quotes where they are needed or at random. */
const cell = fc.tuple(
  fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r', ' ', '茶'), maxLength: 6 }),
  fc.boolean(),
);
const newline = fc.constantFrom('\n', '\r\n', '\r');
const table = fc.tuple(
  fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 12 }),
  newline,
  fc.boolean(),
);
function write([records, end, closed]: [[string, boolean][][], string, boolean]): string {
  const lines = records.map((cells) =>
    cells
      .map(([text, always]) => {
        const needed = always || /[,\n\r]/.test(text) || text.startsWith('"');
        return needed ? `"${text.replaceAll('"', '""')}"` : text;
      })
      .join(','),
  );
  return lines.join(end) + (closed ? end : '');
}

describe('counting records', () => {
  it('agrees with Papa Parse on random tables, and so does the cutting of samples', () => {
    fc.assert(
      fc.property(table, (input) => {
        const text = write(input);
        const newline = input[1];
        const { data } = Papa.parse<string[]>(text, {
          delimiter: ',',
          newline,
          skipEmptyLines: true,
        });
        expect(scan(text).records).toBe(data.length);
        expect(cutRecords(text, csv).records).toEqual(data);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on where the blocks are cut', () => {
    const cuts = fc.array(fc.nat(200), { maxLength: 8 });
    fc.assert(
      fc.property(table, cuts, fc.nat(4), (input, cut, from) => {
        const text = write(input);
        expect(scan(text, cut, from)).toEqual(scan(text, [], from));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a,b\n1,2\n', 2, 0],
    ['a,b\n1,2', 2, 0],
    ['a,b\r\n1,2\r\n', 2, 0],
    ['a,b\r1,2', 2, 0],
    ['a\n\n\nb\n', 2, 2],
    ['a,"x\ny"\n1,2\n', 2, 0],
    ['a,"x""\n""y"\n1,2\n', 2, 0],
    ['5" pipe,1\n6" pipe,2\n', 2, 0],
    ['', 0, 0],
    ['\n', 0, 1],
    ['""\n', 1, 0],
  ])('finds in %j %d records and %d blank lines', (text, records, blankRecords) => {
    expect(scan(text)).toMatchObject({ records, blankRecords });
  });

  it('finds the byte at which a record starts, so that what stands before it can be sliced off', () => {
    const text = '# 註解\n\n"h\n1",b\n1,2\n3,4\n';
    const { offset } = scan(text, [], 2);
    const rest = new TextEncoder().encode(text).subarray(offset);
    expect(new TextDecoder().decode(rest)).toBe('1,2\n3,4\n');
    expect(scan(text, [], 9).offset).toBe(new TextEncoder().encode(text).length);
  });

  it('measures the longest record in bytes, counts NUL bytes and notices a quote left open', () => {
    expect(scan('a,茶茶\nb\0,c\n')).toMatchObject({ longestRecordBytes: 8, nulBytes: 1 });
    expect(scan('a\n"b,c\nd\n')).toMatchObject({ records: 2, unclosedQuote: true });
    expect(scan('a\r\nb\nc\rd').newlines).toEqual({ lf: 1, crlf: 1, cr: 1 });
  });
});
