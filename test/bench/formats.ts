import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../support/browser.ts';
import { type Format, type ShopFile, writeShop } from './formats-files.ts';
import { formatsTable, type Contest, type Measured, type Outcome } from './formats-table.ts';
import type { Reader, Reading } from './formats-worker.ts';
import { watchMemory } from './memory.ts';
import { serveBench } from './site.ts';

const rounds = 3;
/** Milliseconds after which a reader is given up. */
const patience = 600_000;

/** Who is held against whom: the text ready against objects, and the star against a bare table. */
const contests: readonly Contest[] = [
  { format: 'CSV', ours: 'inspect', bare: 'papaparse' },
  { format: 'CSV', ours: 'load', bare: 'duckdb' },
  { format: 'XLSX', ours: 'inspect', bare: 'sheetjs' },
  { format: 'XLSX', ours: 'load', bare: 'sheetjs' },
  { format: 'Parquet', ours: 'inspect', bare: 'hyparquet' },
  { format: 'Parquet', ours: 'load', bare: 'hyparquet' },
];
const formats = [...new Set(contests.map(({ format }) => format))];

/**
 * `npm run bench formats [lines…]`: the bench shop as CSV, XLSX and Parquet, read by the product and by
 * the bare library, peers alternating, each reading in a browser of its own. Only ratios within one
 * run are worth quoting. What a library cannot read is said in the table.
 */
export async function benchFormats(sizes: readonly number[]): Promise<void> {
  const site = await serveBench();
  const folder = mkdtempSync(join(tmpdir(), 'regulars-formats-'));
  // Also where the bench is stopped in the middle.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    for (const lines of sizes) {
      const files = new Map<Format, ShopFile>();
      for (const format of formats) {
        const file = await writeShop(format, lines, folder);
        if (file) files.set(format, file);
      }
      const outcomes = await measure(`${site.address}formats.html`, files, lines);
      console.log(formatsTable(lines, rounds, contests, files, outcomes));
      for (const { path } of files.values()) rmSync(path);
    }
  } finally {
    await site.close();
  }
}

async function measure(
  address: string,
  files: ReadonlyMap<Format, ShopFile>,
  lines: number,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (let round = 0; round < rounds; round++) {
    for (const { format, path } of files.values()) {
      const own = contests.filter((contest) => contest.format === format);
      for (const reader of new Set(own.flatMap(({ ours, bare }) => [ours, bare]))) {
        const key = `${format} ${reader}`;
        const before = outcomes.get(key) ?? [];
        if (typeof before === 'string') continue;
        const found = await attempt(address, reader, path, lines);
        outcomes.set(key, typeof found === 'string' ? found : [...before, found]);
        const result = typeof found === 'string' ? found : `${(found.ms / 1000).toFixed(1)} s`;
        console.error(`${lines} lines, round ${round + 1}, ${key}: ${result}`);
      }
    }
  }
  return outcomes;
}

/** One reading in a browser of its own, or why there is none. */
async function attempt(
  address: string,
  reader: Reader,
  path: string,
  lines: number,
): Promise<Measured | string> {
  const browser = await launchBrowser();
  let memory: ReturnType<typeof watchMemory> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.locator('input').setInputFiles(path);
    await page.evaluate(`openReader('${reader}')`);
    const givenUp = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('took too long')), patience);
      page.on('crash', () => reject(new Error('the page crashed')));
    });
    memory = watchMemory();
    const reading = await Promise.race([
      page.evaluate<Reading>(`readChosen('${reader}')`),
      givenUp,
    ]);
    if (reading.rows !== lines) return `read ${reading.rows} rows`;
    return { ...reading, bytes: memory.stop() };
  } catch (cause) {
    return reasonOf(cause);
  } finally {
    clearTimeout(timer);
    memory?.stop();
    await browser.close();
  }
}

function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.split('\n')[0]?.replace(/^page\.evaluate: (?:Error: )?/, '') ?? text;
}
