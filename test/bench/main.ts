import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { benchAudience } from './audience.ts';
import { printExperiments, type ExperimentTime } from './experiment.ts';
import { benchFormats } from './formats.ts';
import { measureLongTasks } from './long-tasks.ts';
import { benchScale } from './scale.ts';
import { benchScroll } from './scroll.ts';
import type { Compared } from './compared.ts';
import type { BenchResult } from './page.ts';
import { printCounts, printScreens } from './screens-table.ts';
import { serveBench } from './site.ts';

/**
 * `npm run bench [lines] [rounds]`: ratios of one run in one page of a real Chromium. Absolute times
 * belong to the machine; only the ratios are worth quoting. `npm run bench tasks [lines]` measures
 * only how long the main thread of the real page is busy at a stretch, `npm run bench formats [lines…]`
 * only how files are read, `npm run bench scale [lines] [parquet lines]` only how large ones are,
 * `npm run bench scroll` only how evenly a large pivot scrolls, `npm run bench segments [lines] [rounds]`
 * only how fast rules are counted, `npm run bench audience [people] [rounds]` only how fast people become
 * the file of an ad platform, `npm run bench experiment [lines] [rounds]` only how fast an A/B test is read.
 */
const [part, ...rest] = process.argv.slice(2);
if (part === 'formats')
  await benchFormats(rest.length > 0 ? rest.map(Number) : [100_000, 1_000_000]);
else if (part === 'audience') await benchAudience(Number(rest[0] ?? 500_000), Number(rest[1] ?? 3));
else if (part === 'segments')
  await inPage((page) => countRules(page, Number(rest[0] ?? 1_000_000), Number(rest[1] ?? 5)));
else if (part === 'experiment')
  await inPage((page) => readTests(page, Number(rest[0] ?? 1_000_000), Number(rest[1] ?? 5)));
else if (part === 'scroll') await benchScroll();
else if (part === 'scale')
  await benchScale(Number(rest[0] ?? 5_000_000), Number(rest[1] ?? 3_000_000));
else await benchApp(part === 'tasks', part === 'tasks' ? rest : process.argv.slice(2));

async function benchApp(onlyTasks: boolean, [first, second]: readonly string[]): Promise<void> {
  const lines = Number(first ?? (onlyTasks ? 200_000 : 1_000_000));
  const browser = await launchBrowser();
  try {
    if (!onlyTasks) await compare(browser, lines, Number(second ?? 7));
    for (const { stage, tasks, longest } of await measureLongTasks(browser, lines))
      console.log(
        `main thread, ${stage}: ${tasks} tasks above 50 ms, the longest ${longest.toFixed(0)} ms`,
      );
  } finally {
    await browser.close();
  }
}

/** Opens the bench's page, in a browser of its own. */
async function inPage(work: (page: Page) => Promise<void>): Promise<void> {
  const browser = await launchBrowser();
  const site = await serveBench();
  try {
    await work(await openBench(browser, site.address));
  } finally {
    await browser.close();
    await site.close();
  }
}

async function openBench(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  page.on('console', (message) => console.error(message.text()));
  page.on('pageerror', (error) => console.error(error));
  await page.goto(address);
  return page;
}

/** Counts the rules of usual segments, and prints how long that takes. */
async function countRules(page: Page, lines: number, rounds: number): Promise<void> {
  const run = `benchSegments(${lines}, ${rounds})`;
  const { counts, answered } = await page.evaluate<Pick<BenchResult, 'answered' | 'counts'>>(run);
  console.log(`${lines.toLocaleString('en')} order lines, ${rounds} rounds, medians`);
  printCounts(counts, lines);
  printScreens(answered, lines);
  refuseDifferent(counts.map(({ rule, same }) => ({ id: rule, same })));
}

/** Reads an A/B test with five metrics, and prints how long that takes. */
async function readTests(page: Page, lines: number, rounds: number): Promise<void> {
  const times = await page.evaluate<readonly ExperimentTime[]>(
    `benchExperiment(${lines}, ${rounds})`,
  );
  console.log(`${lines.toLocaleString('en')} order lines, ${rounds} rounds, medians`);
  printExperiments(times);
  refuseDifferent(times.map(({ metrics, same }) => ({ id: metrics.join(' '), same })));
}

/** Runs every task in both shapes of the data and prints the ratios. */
async function compare(browser: Browser, lines: number, rounds: number): Promise<void> {
  const site = await serveBench();
  try {
    const page = await openBench(browser, site.address);
    const run = `bench(${lines}, ${rounds})`;
    const { compared, answered, counts, memory } = await page.evaluate<BenchResult>(run);
    console.log(`${lines.toLocaleString('en')} order lines, ${rounds} rounds, medians`);
    print(compared, memory, lines);
    printScreens(answered, lines);
    printCounts(counts, lines);
    refuseDifferent([...compared, ...counts.map(({ rule, same }) => ({ id: rule, same }))]);
    await page.close();
  } finally {
    await site.close();
  }
}

function refuseDifferent(answers: readonly Pick<Compared, 'id' | 'same'>[]): void {
  const different = answers.filter(({ same }) => same === false).map(({ id }) => id);
  if (different.length > 0) throw new Error(`the sides disagree: ${different.join(', ')}`);
}

function print(compared: readonly Compared[], memory: BenchResult['memory'], lines: number): void {
  console.log('task   naive ms   star ms    ratio     gate  Perspective ms    ratio   same rows');
  for (const row of compared) {
    const isLoad = row.id === 'W1';
    const ratio = isLoad ? row.star / row.naive : row.naive / row.star;
    const met = row.gate === null ? '' : isLoad ? ratio <= row.gate : ratio >= row.gate;
    const gate = row.gate === null ? '–' : `${isLoad ? '≤' : '≥'} ${row.gate}`;
    const { perspective } = row;
    console.log(
      [
        row.id.padEnd(5),
        row.naive.toFixed(1).padStart(10),
        row.star.toFixed(row.star < 1 ? 3 : 1).padStart(9),
        `${ratio.toFixed(2)} ×`.padStart(9),
        gate.padStart(8),
        (perspective?.toFixed(1) ?? '').padStart(14),
        (perspective === null ? '' : `${(row.naive / perspective).toFixed(2)} ×`).padStart(8),
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
