import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build, preview, type InlineConfig } from 'vite';
import { blockingBuild } from '../../vite.config.ts';
import { launchBrowser } from '../support/browser.ts';
import { measureLongTasks } from './long-tasks.ts';
import type { Measured } from './page.ts';

/**
 * `npm run bench [lines] [rounds]`: ratios of one run in one page of a real Chromium. Absolute times
 * belong to the machine; only the ratios are worth quoting. `npm run bench tasks [lines]` measures
 * only how long the main thread of the real page is busy at a stretch.
 */
const onlyTasks = process.argv[2] === 'tasks';
const [first, second] = process.argv.slice(onlyTasks ? 3 : 2);
const lines = Number(first ?? (onlyTasks ? 200_000 : 1_000_000));
const rounds = Number(second ?? 7);
const root = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../dist-bench', import.meta.url));
/** The page's own policy would refuse a bench that is driven from outside, so it is left out here. */
const config: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  resolve: { alias: { 'duckdb-browser-blocking': blockingBuild } },
  worker: { format: 'es' },
  build: { outDir, emptyOutDir: true, target: 'es2023' },
  preview: { port: 4199 },
};

const browser = await launchBrowser();
try {
  if (!onlyTasks) await compare(browser);
  for (const { stage, tasks, longest } of await measureLongTasks(browser, lines))
    console.log(
      `main thread, ${stage}: ${tasks} tasks above 50 ms, the longest ${longest.toFixed(0)} ms`,
    );
} finally {
  await browser.close();
}

/** Runs every task in both shapes of the data and prints the ratios. */
async function compare(browser: Browser): Promise<void> {
  await build(config);
  const server = await preview(config);
  try {
    const page = await browser.newPage();
    page.on('console', (message) => console.error(message.text()));
    page.on('pageerror', (error) => console.error(error));
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    const run = `bench(${lines}, ${rounds})`;
    const { measured, memory } = await page.evaluate<{
      measured: Measured[];
      memory: { naive: number; star: number };
    }>(run);
    print(measured, memory);
    await page.close();
  } finally {
    await server.close();
  }
}

function print(measured: readonly Measured[], memory: { naive: number; star: number }): void {
  console.log(`${lines.toLocaleString('en')} order lines, ${rounds} rounds, medians`);
  console.log('task   naive ms   star ms    ratio     gate   same rows');
  for (const row of measured) {
    const isLoad = row.id === 'W1';
    const ratio = isLoad ? row.star / row.naive : row.naive / row.star;
    const met = row.gate === null ? '' : isLoad ? ratio <= row.gate : ratio >= row.gate;
    const gate = row.gate === null ? '–' : `${isLoad ? '≤' : '≥'} ${row.gate}`;
    console.log(
      [
        row.id.padEnd(5),
        row.naive.toFixed(1).padStart(10),
        row.star.toFixed(1).padStart(9),
        `${ratio.toFixed(2)} ×`.padStart(9),
        gate.padStart(8),
        String(row.same ?? '').padStart(6),
        met === '' ? '' : met ? 'met' : 'MISSED',
        row.title,
      ].join('  '),
    );
  }
  console.log(
    `memory after load: ${(memory.star / memory.naive).toFixed(2)} × naive (gate ≤ ${lines > 1e6 ? 1.25 : 1.15}), ${(memory.star / 2 ** 20).toFixed(0)} MB against ${(memory.naive / 2 ** 20).toFixed(0)} MB`,
  );
}
