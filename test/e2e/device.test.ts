import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { build, preview, type InlineConfig, type PreviewServer } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { blockingBuild } from '../../vite.config.ts';
import { CHROMIUM_FLAGS, findBrowser, launchBrowser } from '../support/browser.ts';
import type { DevicePage } from './device-page/page.ts';

/** The engine in a page of its own: what the app's screens do with it has tests of its own. */
const scratch = mkdtempSync(join(tmpdir(), 'regulars-device-'));
const config: InlineConfig = {
  root: fileURLToPath(new URL('./device-page', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  resolve: { alias: { 'duckdb-browser-blocking': blockingBuild } },
  worker: { format: 'es' },
  build: { outDir: join(scratch, 'dist'), emptyOutDir: true, target: 'es2023' },
  preview: { host: '127.0.0.1', port: 0 },
};

let server: PreviewServer;
let browser: Browser;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  await build(config);
  [server, browser] = await Promise.all([preview(config), launchBrowser()]);
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext();
  contexts.push(context);
  return context;
}

/** Calls of the page's object by name, with arguments that JSON can carry. */
type Remote = {
  [Name in keyof DevicePage]: (
    ...values: Parameters<DevicePage[Name]>
  ) => Promise<Awaited<ReturnType<DevicePage[Name]>>>;
};

/** A tab, and its object as though it were here. */
async function tab(context: BrowserContext): Promise<Remote & { readonly page: Page }> {
  const page = await context.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  return new Proxy({ page } as Remote & { readonly page: Page }, {
    get: (target, name: string) =>
      // A proxy that is awaited must not look like a promise.
      name === 'then' || name === 'page'
        ? target[name as 'page']
        : (...values: unknown[]) =>
            page.evaluate(
              ([called, given]) =>
                (
                  globalThis as unknown as {
                    device: Record<string, (...all: unknown[]) => unknown>;
                  }
                ).device[called]?.(...given),
              [name, values] as const,
            ),
  });
}

test('What is kept comes back after the browser was closed, table by table', async () => {
  const profile = join(scratch, 'profile');
  const start = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      executablePath: findBrowser().path,
      headless: true,
      args: [...CHROMIUM_FLAGS],
    });
  const first = await start();
  const before = await tab(first);
  expect((await before.kept()).value).toBeNull();
  await before.load(30_000);
  const { value: info } = await before.keep();
  expect(info).toMatchObject({ name: 'shop.csv', files: 1, rows: 30_000 });
  expect((await before.kept()).value).toEqual(info);
  const tables = await before.tables('shop');
  const report = await before.report('back');
  await first.close();

  const second = await start();
  try {
    const after = await tab(second);
    expect((await after.kept()).value).toEqual(info);
    expect((await after.reopen('back')).value).toBe(report);
    expect(Object.keys(tables)).toContain('line');
    expect(await after.tables('back')).toEqual(tables);
  } finally {
    await second.close();
  }
});

test('A save that is cut off, whenever, leaves the old state or the new one, never half of one', async () => {
  const context = await newContext();
  const old = await tab(context);
  await old.load(3_000);
  const { value: oldInfo } = await old.keep();
  const oldTables = await old.tables('shop');
  const oldFiles = await old.files();
  await old.page.close();

  let cutInTheMiddle = 0;
  for (const milliseconds of [0, 150]) {
    const dying = await tab(context);
    await dying.load(120_000);
    const newTables = await dying.tables('shop');
    await dying.keepUntilKilled('regulars/data-2', milliseconds);
    const isComplete = Object.keys(await dying.files()).includes('regulars/manifest-2');
    await dying.page.close();
    if (!isComplete) cutInTheMiddle++;

    const after = await tab(context);
    const { value: info } = await after.kept();
    expect((await after.reopen('back')).code).toBeUndefined();
    const tables = await after.tables('back');
    if (info?.rows === oldInfo?.rows) {
      expect(info).toEqual(oldInfo);
      expect(tables, `${milliseconds} ms`).toEqual(oldTables);
      expect(await after.files()).toEqual(oldFiles);
    } else expect(tables, `${milliseconds} ms`).toEqual(newTables);
    await after.page.close();
    if (isComplete) break;
  }
  // The moment a generation begins is long before it is whole.
  expect(cutInTheMiddle).toBeGreaterThan(0);
});

test('A tab that is closed in the middle of a save leaves the old state', async () => {
  const context = await newContext();
  const old = await tab(context);
  await old.load(3_000);
  await old.keep();
  const oldFiles = await old.files();
  const oldTables = await old.tables('shop');
  await old.load(300_000);
  const watcher = await tab(context);
  void old.keep().catch(() => undefined);
  await expect
    .poll(async () => Object.keys(await watcher.files()), { interval: 5, timeout: 20_000 })
    .toContain('regulars/data-2');
  await old.page.close();
  expect(Object.keys(await watcher.files())).not.toContain('regulars/manifest-2');

  expect((await watcher.kept()).value?.rows).toBe(3_000);
  await expect.poll(async () => (await watcher.kept()).value && watcher.files()).toEqual(oldFiles);
  await watcher.reopen('back');
  expect(await watcher.tables('back')).toEqual(oldTables);
});

test('While one tab writes, others read what was kept before, and are told why they cannot write', async () => {
  const context = await newContext();
  const [one, two] = [await tab(context), await tab(context)];
  await one.load(3_000);
  const { value: info } = await one.keep();
  const tables = await one.tables('shop');
  await two.load(2_000);
  await one.hold();
  expect((await two.keep()).code).toBe('device.held');
  expect((await two.kept()).value).toEqual(info);
  expect((await two.reopen('back')).code).toBeUndefined();
  expect(await two.tables('back')).toEqual(tables);

  let isForgotten = false;
  const forgetting = two.forget().then(() => (isForgotten = true));
  expect((await two.kept()).value).toEqual(info);
  expect(isForgotten).toBe(false);
  await one.release();
  await forgetting;
  expect((await one.kept()).value).toBeNull();
});

test('The tab that keeps its data last is the one whose data are kept', async () => {
  const context = await newContext();
  const [one, two] = [await tab(context), await tab(context)];
  await one.load(3_000);
  await two.load(2_000);
  await one.keep();
  await two.keep();
  expect((await one.kept()).value?.rows).toBe(2_000);
  expect(Object.keys(await one.files())).toEqual(
    expect.arrayContaining(['regulars', 'regulars/data-2', 'regulars/manifest-2']),
  );
  expect(Object.keys(await one.files())).toHaveLength(3);
});

test('Forgetting leaves no file and no folder', async () => {
  const context = await newContext();
  const page = await tab(context);
  await page.load(3_000);
  await page.keep();
  expect(Object.keys(await page.files()).length).toBeGreaterThan(1);
  expect((await page.forget()).code).toBeUndefined();
  expect(await page.files()).toEqual({});
  expect((await page.kept()).value).toBeNull();
  expect((await page.reopen('back')).code).toBe('device.unreadable');
  expect(await page.schemas()).not.toContain('back');
});

test('Damaged data are refused, and nothing of them is loaded', async () => {
  const context = await newContext();
  const page = await tab(context);
  await page.load(3_000);
  await page.keep();
  await page.edit('data-1', 'flip');
  expect((await page.reopen('back')).code).toBe('device.unreadable');
  expect(await page.schemas()).not.toContain('back');
});

test.each([
  ['manifest-1', 'version'],
  ['manifest-1', 'flip'],
  ['manifest-1', 'cut'],
  ['data-1', 'cut'],
] as const)(
  'What another version wrote, or nobody did (%s: %s), is ignored and removed',
  async (file, change) => {
    const context = await newContext();
    const page = await tab(context);
    await page.load(3_000);
    await page.keep();
    await page.edit(file, change);
    expect((await page.reopen('back')).code).toBe('device.unreadable');
    expect((await page.kept()).value).toBeNull();
    expect(await page.files()).toEqual({});
  },
);

test('A device without room says so, and keeps what it kept before', async () => {
  const context = await newContext();
  const page = await tab(context);
  await page.load(3_000);
  const { value: info } = await page.keep();
  const files = await page.files();
  await page.load(200_000);
  const session = await context.newCDPSession(page.page);
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(page.page.url()).origin,
    quotaSize: 4_000_000,
  });
  expect((await page.keep()).code).toBe('device.full');
  expect(await page.files()).toEqual(files);
  expect((await page.kept()).value).toEqual(info);
});
