import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build, preview } from 'vite';
import { screens } from './naive.ts';
import { shopCsv } from './shop.ts';

/** Tasks of the main thread above 50 ms, by what the user was doing. */
export interface LongTasks {
  readonly stage: string;
  readonly tasks: number;
  readonly longest: number;
}

/**
 * The real page, from drop to every screen, under the Long Tasks API: the main thread should never
 * be busy for 50 ms.
 */
export async function measureLongTasks(
  browser: Browser,
  lines: number,
): Promise<readonly LongTasks[]> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outDir = join(root, 'dist-bench', 'app');
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ root, build: { outDir }, preview: { port: 4198 } });
  const page = await browser.newPage();
  try {
    const file = join(mkdtempSync(join(tmpdir(), 'regulars-')), 'shop.csv');
    writeFileSync(file, Buffer.concat([...shopCsv({ lines })]));
    await page.addInitScript(() => {
      const found: number[] = [];
      Object.assign(globalThis, { longTasks: found });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) found.push(entry.duration);
      }).observe({ type: 'longtask', buffered: true });
    });
    const measured: LongTasks[] = [];
    const stage = async (name: string): Promise<void> => {
      // What follows the last thing waited for belongs to the stage as well.
      await page.waitForTimeout(600);
      const durations = await page.evaluate(() =>
        (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0),
      );
      measured.push({ stage: name, tasks: durations.length, longest: Math.max(0, ...durations) });
    };
    const address = server.resolvedUrls?.local[0] ?? '';
    // Plain selectors: looking for roles walks the page, on the thread that is measured.
    await page.goto(address);
    await page.locator('p.note.ready').waitFor();
    await stage('opening the page');
    await page.locator('input[type=file]').first().setInputFiles(file);
    const looksRight = page.locator('main footer button').last();
    await looksRight.and(page.locator(':enabled')).waitFor({ timeout: 120_000 });
    await stage('reading and preview');
    await looksRight.click();
    const openOverview = page.locator('main header button').last();
    await openOverview.waitFor({ timeout: 240_000 });
    await stage('import');
    await openOverview.click();
    await page.locator('figure svg.marks').first().waitFor();
    await stage('overview');
    for (const { address: view } of [...screens, { address: 'rfm?v=1&is.channel=web' }]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${view}`);
      await page.waitForTimeout(200);
      await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' });
      await stage(view);
    }
    return measured;
  } finally {
    await page.close();
    await server.close();
  }
}
