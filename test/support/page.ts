import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Locale } from '../../src/i18n/index.ts';
import type { TestFile } from './bad-files.ts';
import { launchBrowser } from './browser.ts';
import { startServer, type PageServer } from './server.ts';

/** How somebody comes to the page. */
export interface Arrival {
  /** The view that the link names: `#/rfm?v=1`. */
  readonly hash?: string;
  readonly locale?: Locale;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** A context whose storage and other tabs the page shares; otherwise a fresh one. */
  readonly context?: BrowserContext;
  /** Errors in the console that belong to the test. */
  readonly expectErrors?: RegExp;
}

/** The page as tests use it: one server and one browser for a test file. */
export interface App {
  readonly origin: string;
  /** A context with a language and a theme, closed after the test. */
  newContext(arrival?: Arrival): Promise<BrowserContext>;
  /** Opens the page; anything it throws or logs as an error fails the test. */
  visit(arrival?: Arrival): Promise<Page>;
}

/** Files as Playwright takes them: paths, or contents with a name. */
export type Files = Parameters<Locator['setInputFiles']>[0];

/** Serves and opens the page for all tests of a file. */
export function useApp(headers?: Readonly<Record<string, string>>): App {
  let server: PageServer | null = null;
  let browser: Browser | null = null;
  const contexts: BrowserContext[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(headers), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const found = complaints;
    complaints = [];
    expect(found, 'errors of the page').toEqual([]);
  });

  const app: App = {
    get origin() {
      if (!server) throw new Error('the page is served only while tests run');
      return server.origin;
    },
    async newContext({ locale = 'en', theme = 'light', width = 1440, height = 900 } = {}) {
      if (!browser) throw new Error('the browser is open only while tests run');
      const context = await browser.newContext({
        locale: locale === 'en' ? 'en-GB' : 'zh-TW',
        colorScheme: theme,
        viewport: { width, height },
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(60_000);
      contexts.push(context);
      return context;
    },
    async visit(arrival = {}) {
      const context = arrival.context ?? (await app.newContext(arrival));
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
      page.on('console', (message) => {
        const text = message.text();
        if (message.type() === 'error' && arrival.expectErrors?.test(text) !== true)
          complaints.push(text);
      });
      await page.goto(`${app.origin}/${arrival.hash ?? ''}`);
      return page;
    },
  };
  return app;
}

/** A file made in code, as Playwright takes it. */
export function payload({ name, bytes }: TestFile): {
  name: string;
  mimeType: string;
  buffer: Buffer;
} {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) };
}

/** Chooses files, on any screen that takes some. */
export async function chooseFiles(page: Page, files: Files): Promise<void> {
  await page.locator('input[type="file"]').first().setInputFiles(files);
}

/** Opens the sample from the start page and waits for its overview. */
export async function openSample(page: Page, button = 'Try with the sample'): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await answered(page);
}

/** Waits until the view on screen is the answer to the address. */
export async function answered(page: Page): Promise<void> {
  await page.locator('main[aria-busy=false] p.answer').waitFor();
}

/** Imports files that need no question, and waits for the health report. */
export async function importFiles(page: Page, files: Files): Promise<void> {
  await chooseFiles(page, files);
  await page.getByRole('button', { name: 'Looks right – import' }).click();
  await page.getByRole('heading', { name: 'Data health', level: 1 }).waitFor();
}

/** The text of every cell of a table, row by row, header and footer included. */
export function cellsOf(table: Locator): Promise<string[][]> {
  return table
    .locator('tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim())),
    );
}

/** A number as people write it: `1,234`, `−3.5 %`, `NT$1,234.00`. */
export function numberIn(text: string): number {
  const digits = /[−-]?[\p{Sc}A-Z$]*[\d,]+(\.\d+)?/u.exec(text)?.[0] ?? '';
  return Number(digits.replace('−', '-').replace(/[^\d.-]/g, ''));
}
