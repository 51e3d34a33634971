import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** A file as somebody would drop it. */
export interface TestFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const file = (name: string, text: string): TestFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});
const HEADER = 'order_id,customer_id,order_date,amount';
const line = (n: number): string =>
  `O${n},C${n % 7},2025-${String(1 + (n % 12)).padStart(2, '0')}-05,${10 * n}`;
const goodLines = (count: number): string[] => Array.from({ length: count }, (_, n) => line(n + 1));
const orders = (count: number): string => `${[HEADER, ...goodLines(count)].join('\n')}\n`;

/** Bytes that look like noise and are the same every time. */
function noise(length: number): Uint8Array {
  let state = 2_463_534_242;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  });
}

/** Zero bytes. */
export const emptyFile = (): TestFile => file('empty.csv', '');

/** Column names and not a single row. */
export const headerOnly = (): TestFile => file('header-only.csv', `${HEADER}\n`);

/** A picture with the wrong extension: a PNG signature, then noise. */
export function binaryJunk(): TestFile {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];
  return { name: 'picture.csv', bytes: Uint8Array.from([...signature, ...noise(4_000)]) };
}

/** A gzip archive cut off in the middle, as a broken download leaves it. */
export function truncatedGzip(): TestFile {
  const whole = gzipSync(orders(5_000));
  return { name: 'truncated.csv.gz', bytes: Uint8Array.from(whole.subarray(0, whole.length >> 1)) };
}

/** Good orders, but separated by tildes, with a comma inside every amount. */
export const tildeSeparated = (): TestFile =>
  file(
    'tilde.csv',
    `${[HEADER, ...goodLines(20)]
      .map((row) => row.replaceAll(',', '~').replace(/~(\d+)$/, '~1,$1'))
      .join('\n')}\n`,
  );

/** Orders without any date: the column that is named like one says `soon`. */
export const noUsableDate = (): TestFile =>
  file('no-date.csv', orders(20).replace(/2025-\d\d-05/g, 'soon'));

/** Who ordered when, but neither an amount nor a quantity and a price. */
export const noAmount = (): TestFile =>
  file('no-amount.csv', orders(20).replace(/,[^,\n]*\n/g, '\n'));

/** Orders of which nobody can say who placed them. */
export const noCustomer = (): TestFile =>
  file('no-customer.csv', orders(20).replace(/^([^,\n]*),[^,\n]*/gm, '$1'));

/** More columns than any screen can list; the first four are good. */
export function manyColumns(columns = 3_000): TestFile {
  const extra = Array.from({ length: columns - 4 }, (_, n) => `c${n + 5}`);
  const rows = goodLines(5).map((row) => `${row},${extra.map((_, n) => n).join(',')}`);
  return file('many-columns.csv', `${[`${HEADER},${extra.join(',')}`, ...rows].join('\n')}\n`);
}

/** One remark of several megabytes, with line breaks and quotes inside, between two good rows. */
export function hugeCell(megabytes = 5): TestFile {
  const part = 'a long story, told twice\n""and quoted"" ';
  const story = part.repeat(Math.ceil((megabytes * 1_048_576) / part.length));
  return file(
    'huge-cell.csv',
    `${HEADER},remark\n${line(1)},fine\n${line(2)},"${story}"\n${line(3)},fine\n`,
  );
}

/** Names that break whatever puts them into SQL, markup or an object without care. */
export const HOSTILE_NAMES = [
  '"; drop table x;--',
  "'); select 1; --",
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  '🧋🏽',
  'ünïcödé',
  'rev\u202eenue',
  'a'.repeat(300),
  'select',
  ' ',
  '',
  '',
] as const;

/** Good orders, followed by hostile names, an amount that is there three times, and blanks. */
export function hostileColumns(): TestFile {
  const names = [...HOSTILE_NAMES, 'amount', 'AMOUNT'];
  const quoted = names.map((name) => (name === '' ? '' : `"${name.replaceAll('"', '""')}"`));
  const rows = goodLines(5).map((row) => `${row},${names.map((_, n) => n).join(',')}`);
  return file(
    '"; drop table x;--.csv',
    `${[`${HEADER},${quoted.join(',')}`, ...rows].join('\n')}\n`,
  );
}

/** Twenty good rows among which row 3 has two fields too few, row 5 one and row 9 three too many. */
export function raggedRows(): TestFile {
  const rows = goodLines(20);
  rows[2] = 'O3,C3';
  rows[4] = `${line(5)},what`;
  rows[8] = `${line(9)},what,is,this`;
  return file('ragged.csv', `${[HEADER, ...rows].join('\n')}\n`);
}

/** A quote opens in row 3 and never closes. */
export function unbalancedQuote(): TestFile {
  const rows = goodLines(20);
  rows[2] = 'O3,"C3,2025-04-05,30';
  return file('unbalanced-quote.csv', `${[HEADER, ...rows].join('\n')}\n`);
}

/** A NUL byte inside a customer key and a run of them at the end, as a crashed writer leaves it. */
export const nulBytes = (): TestFile =>
  file('nul.csv', `${orders(20).replace('O3,C3', 'O3,C\u00003')}${'\u0000'.repeat(64)}`);

/** Every file above, at its default size. */
export function badFiles(): readonly TestFile[] {
  return [
    emptyFile(),
    headerOnly(),
    binaryJunk(),
    truncatedGzip(),
    tildeSeparated(),
    noUsableDate(),
    noAmount(),
    noCustomer(),
    manyColumns(),
    hugeCell(),
    hostileColumns(),
    raggedRows(),
    unbalancedQuote(),
    nulBytes(),
  ];
}

/** What a file of `test/fixtures/charsets` says, as written down beside it. */
export interface CharsetFile extends TestFile {
  /** Label of the WHATWG Encoding Standard. */
  readonly encoding: string;
  /** The file starts with a byte-order mark. */
  readonly bom: boolean;
  /** Title rows above the header, hence also the header's index from 0. */
  readonly preambleRows: number;
  readonly orders: readonly {
    readonly order: string;
    readonly date: string;
    readonly customer: string;
    readonly product: string;
    readonly amount: number;
  }[];
}

const CHARSETS = new URL('../fixtures/charsets/', import.meta.url);

/** One order export per encoding, each with title rows, local dates and a total row. */
export function charsetFiles(): readonly CharsetFile[] {
  const expected = JSON.parse(readFileSync(new URL('expected.json', CHARSETS), 'utf8')) as Readonly<
    Record<string, Omit<CharsetFile, 'name' | 'bytes'>>
  >;
  return readdirSync(CHARSETS)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => {
      const told = expected[name];
      if (!told) throw new Error(`${name} is missing in expected.json`);
      return { ...told, name, bytes: Uint8Array.from(readFileSync(new URL(name, CHARSETS))) };
    });
}
