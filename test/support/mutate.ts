import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { utils, write } from '@e965/xlsx';
import { Float64, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { readdirSync, readFileSync } from 'node:fs';
import { AppFailure } from '../../src/core/error.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { listTables } from '../../src/ingest/tables.ts';
import type { Inspection } from '../../src/ingest/types.ts';

/** A source of numbers that gives the same ones for the same seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to below `limit`. Mulberry32. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  of<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }
}

type Bytes = Uint8Array<ArrayBuffer>;
type Mutation = (bytes: Bytes, random: Random) => Bytes;

/** Ways in which files get damaged, or come out of hands and programs. */
export const mutations: Readonly<Record<string, Mutation>> = {
  bytesFlipped: (bytes, random) => {
    const changed = bytes.slice();
    for (let n = random.below(4); n >= 0; n--)
      changed[random.below(bytes.length)] = random.below(256);
    return changed;
  },
  truncated: (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  rowsShuffled: (bytes, random) => {
    const lines = linesOf(bytes);
    for (let n = random.below(20); n >= 0 && lines.length > 0; n--) {
      const [from, to] = [random.below(lines.length), random.below(lines.length)];
      [lines[from], lines[to]] = [lines[to] ?? bytes, lines[from] ?? bytes];
    }
    return join(lines);
  },
  rowsDuplicated: (bytes, random) =>
    join(linesOf(bytes).flatMap((line) => (random.below(10) === 0 ? [line, line] : [line]))),
  quotesUnbalanced: (bytes, random) => inserted(bytes, random, Uint8Array.of(0x22)),
  encodingsMixed: (bytes, random) => {
    const pieces = [
      [0xa5, 0x78, 0xa5, 0x5f],
      [0xe5, 0x8f, 0xb0, 0xe5, 0x8c, 0x97],
      [0x93, 0xfa, 0x96, 0x7b],
      [0xfc, 0xe9],
      [0x41, 0x00, 0x42, 0x00],
    ];
    return inserted(bytes, random, Uint8Array.from(random.of(pieces)));
  },
  markInserted: (bytes, random) => {
    const mark = Uint8Array.from(
      random.of([
        [0xef, 0xbb, 0xbf],
        [0xff, 0xfe],
        [0xfe, 0xff],
      ]),
    );
    return random.below(2) === 0 ? join([mark, bytes]) : inserted(bytes, random, mark);
  },
  zerosInserted: (bytes, random) => inserted(bytes, random, new Uint8Array(1 + random.below(3))),
  delimitersSwapped: (bytes, random) => {
    const from = random.of([0x2c, 0x3b, 0x09, 0x0a]);
    const to = random.of([0x2c, 0x3b, 0x09, 0x7c, 0x0d, 0x20]);
    const share = 1 + random.below(10);
    return bytes.map((byte) => (byte === from && random.below(10) < share ? to : byte));
  },
  pieceCutOut: (bytes, random) => {
    const at = random.below(bytes.length);
    return join([bytes.slice(0, at), bytes.slice(at + 1 + random.below(200))]);
  },
};

/** A file with one to three kinds of damage, and their names. */
export function mutated(bytes: Bytes, random: Random): { bytes: Bytes; kinds: readonly string[] } {
  const kinds = Array.from({ length: 1 + random.below(3) }, () =>
    random.of(Object.keys(mutations)),
  );
  let changed = bytes;
  for (const kind of kinds) {
    if (changed.length > 0) changed = mutations[kind]?.(changed, random) ?? changed;
  }
  return { bytes: changed, kinds };
}

/** One to three times at places of its own. */
function inserted(bytes: Bytes, random: Random, piece: Uint8Array): Bytes {
  let changed = bytes;
  for (let n = random.below(3); n >= 0; n--) {
    const at = random.below(changed.length + 1);
    changed = join([changed.slice(0, at), piece, changed.slice(at)]);
  }
  return changed;
}

/** The lines with their ends. */
function linesOf(bytes: Bytes): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    const next = end === -1 ? bytes.length : end + 1;
    lines.push(bytes.subarray(start, next));
    start = next;
  }
  return lines;
}

function join(parts: readonly Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}

/** A small file to start from, under the name it would be dropped with. */
export interface SmallFile {
  readonly name: string;
  readonly bytes: Bytes;
}

/** The invented files of the tests, and one small file of every other format. */
export async function smallFiles(): Promise<readonly SmallFile[]> {
  const texts = ['', 'platforms/'].flatMap((folder) => {
    const url = new URL(`../fixtures/ingest/${folder}`, import.meta.url);
    return readdirSync(url)
      .filter((name) => /\.(?:csv|tsv|csv\.gz)$/.test(name))
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, url))) }));
  });
  const columns = {
    order: orders.map(({ order }) => order),
    customer: orders.map(({ customer }) => customer),
    date: orders.map(({ date }) => date),
    amount: orders.map(({ amount }) => amount),
  };
  const types = { order: 'STRING', customer: 'STRING', date: 'STRING', amount: 'DOUBLE' } as const;
  const names = ['order', 'customer', 'date', 'amount'] as const;
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.json_to_sheet(orders), 'Orders');
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  const csv = [names.join(), ...orders.map((row) => names.map((name) => row[name]).join())].join(
    '\n',
  );
  await zip.add('orders.csv', new TextReader(csv));
  await zip.add('customers.json', new TextReader(JSON.stringify(orders)));
  const archive = await zip.close();
  const table = new Table({
    order: vectorFromArray(columns.order, new Utf8()),
    customer: vectorFromArray(columns.customer, new Utf8()),
    date: vectorFromArray(columns.date, new Utf8()),
    amount: vectorFromArray(columns.amount, new Float64()),
  });
  const encode = (text: string): Bytes => new TextEncoder().encode(text);
  return [
    ...texts,
    { name: 'orders.json', bytes: encode(JSON.stringify({ orders }, null, 1)) },
    { name: 'orders.jsonl', bytes: encode(orders.map((row) => JSON.stringify(row)).join('\n')) },
    { name: 'orders.zip', bytes: new Uint8Array(await archive.arrayBuffer()) },
    {
      name: 'orders.parquet',
      bytes: new Uint8Array(
        parquetWriteBuffer({
          columnData: names.map((name) => ({ name, data: columns[name], type: types[name] })),
        }),
      ),
    },
    ...(['xlsx', 'biff8'] as const).map((bookType) => ({
      name: bookType === 'xlsx' ? 'orders.xlsx' : 'orders.xls',
      bytes: new Uint8Array(write(workbook, { type: 'array', bookType }) as ArrayBuffer),
    })),
    ...(['file', 'stream'] as const).map((format) => ({
      name: format === 'file' ? 'orders.feather' : 'orders.arrows',
      bytes: tableToIPC(table, format) as Bytes,
    })),
  ];
}

const orders = Array.from({ length: 80 }, (_, i) => ({
  order: `A${1000 + i}`,
  customer: `c${(i * 7) % 23}`,
  date: `2024-0${1 + (i % 9)}-1${i % 10}`,
  amount: 10 + ((i * 37) % 90) / 4,
}));

/** Ends a case that takes longer than anybody would wait, or that fails as nothing of ours fails. */
const mostMillis = 5_000;

/** A damaged file, and how it was made, for whoever must look at it again. */
export interface FuzzCase {
  readonly name: string;
  readonly bytes: Bytes;
  readonly about: string;
}

/** The nth case under a seed: each is drawn on its own, so that it can be looked at on its own. */
export function fuzzCase(files: readonly SmallFile[], seed: number, nth: number): FuzzCase {
  const random = new Random(Math.imul(seed, 0x9e3779b1) + nth);
  const { name, bytes } = random.of(files);
  const { bytes: changed, kinds } = mutated(bytes, random);
  return { name, bytes: changed, about: `FUZZ_SEED=${seed}, case ${nth}: ${name} ${kinds.join()}` };
}

/**
 * Inspects every table of a damaged file: the inspections, fewer where it failed with one of our own
 * codes. Throws for any other end, and where it took too long.
 */
export async function inspectDamaged({ name, bytes, about }: FuzzCase): Promise<Inspection[]> {
  const file = new File([bytes], name);
  const found: Inspection[] = [];
  const started = performance.now();
  try {
    for (const { path } of (await listTables(file)).slice(0, 3)) {
      found.push(await inspectFile(file, { early: () => undefined }, { path }));
    }
  } catch (cause) {
    const isOurs =
      cause instanceof AppFailure && /^(?:file|mapping|import)\./.test(cause.error.code);
    if (!isOurs) throw new Error(about, { cause });
  }
  const millis = performance.now() - started;
  if (millis > mostMillis) throw new Error(`${about} took ${Math.round(millis)} ms`);
  return found;
}
