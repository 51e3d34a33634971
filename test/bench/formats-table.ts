import type { Format, ShopFile } from './formats-files.ts';
import type { Reader, Reading } from './formats-worker.ts';

/** A reader of ours and a library that reads the same file. */
export interface Contest {
  readonly format: Format;
  readonly ours: Reader;
  readonly bare: Reader;
}

/** A reading with the most memory it took, in bytes above the waiting page; null where unknown. */
export interface Measured extends Reading {
  readonly bytes: number | null;
}

/** The readings of all rounds, or why there are none. */
export type Outcome = readonly Measured[] | string;

const names: Readonly<Record<Reader, string>> = {
  inspect: 'to text',
  load: 'to star',
  duckdb: 'duckdb read_csv',
  papaparse: 'papaparse',
  sheetjs: '@e965/xlsx',
  hyparquet: 'hyparquet',
};

const head = [
  'format'.padEnd(8),
  'ours'.padEnd(7),
  'bare'.padEnd(15),
  'rows/s ours',
  'rows/s bare',
  '   ratio',
  'peak MB ours',
  'peak MB bare',
  'silent ms',
  'deaf ms',
];

/** The medians of one size as a table; `outcomes` are named by format and reader. */
export function formatsTable(
  lines: number,
  rounds: number,
  contests: readonly Contest[],
  files: ReadonlyMap<Format, ShopFile>,
  outcomes: ReadonlyMap<string, Outcome>,
): string {
  const sizes = [...files.values()].map(
    ({ format, bytes }) => `${format} ${(bytes / 1e6).toFixed(1)} MB`,
  );
  const rows = contests.map(({ format, ours, bare }) => {
    const [our, their] = [ours, bare].map((reader) => medians(outcomes.get(`${format} ${reader}`)));
    const rate = (one: Medians | undefined): string =>
      one?.ms === undefined ? '–' : Math.round((lines / one.ms) * 1000).toLocaleString('en');
    const size = (one: Medians | undefined): string => whole(one?.bytes, 1e6);
    const ratio = our?.ms && their?.ms ? `${(their.ms / our.ms).toFixed(2)} ×` : '–';
    const numbers = [rate(our), rate(their), ratio, size(our), size(their)];
    numbers.push(whole(our?.silent, 1), whole(our?.deaf, 1));
    const texts = [format, names[ours], names[bare]];
    return head
      .map((title, at) =>
        at < texts.length
          ? (texts[at] ?? '').padEnd(title.length)
          : (numbers[at - texts.length] ?? '').padStart(title.length),
      )
      .join('  ');
  });
  const failures = [...outcomes].flatMap(([reader, outcome]) =>
    typeof outcome === 'string' ? [`${reader}: ${outcome}`] : [],
  );
  return [
    `${lines.toLocaleString('en')} order lines (${sizes.join(', ')}), ${rounds} rounds, medians`,
    head.join('  '),
    ...rows,
    ...failures,
    '',
  ].join('\n');
}

interface Medians {
  readonly ms: number;
  readonly bytes: number | null;
  readonly silent: number | null;
  readonly deaf: number;
}

function medians(outcome: Outcome | undefined): Medians | undefined {
  if (outcome === undefined || typeof outcome === 'string') return undefined;
  const of = (pick: (one: Measured) => number | null): number | null => {
    const values = outcome.map(pick).filter((value) => value !== null);
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
  };
  return {
    ms: of(({ ms }) => ms) ?? 0,
    bytes: of(({ bytes }) => bytes),
    silent: of(({ silent }) => silent),
    deaf: of(({ deaf }) => deaf) ?? 0,
  };
}

function whole(value: number | null | undefined, unit: number): string {
  return value === null || value === undefined ? '–' : (value / unit).toFixed(0);
}
