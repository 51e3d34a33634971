import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, headers } from '../../src/csp.ts';
import { answered, importFiles, openSample, useApp } from '../support/page.ts';
import { shopFile } from './shop-file.ts';
import { stored } from './stored.ts';

/** Keys under which preferences and column mappings are kept; neither ever holds a cell. */
const allowedKeys = /^regulars\.(locale|theme|single-keys|mapping\.[0-9a-z]+)$/;

async function exportFigure(page: Page, kind: RegExp): Promise<Download> {
  const figure = page.getByRole('figure').filter({ has: page.locator('svg.marks, canvas') });
  await figure.first().waitFor();
  await figure.first().getByRole('button', { name: 'Export this figure' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: kind }).click();
  return download;
}

describe('The page', () => {
  const app = useApp();

  test('contacts no other site from the first byte to the last export', async () => {
    const context = await app.newContext();
    const elsewhere: string[] = [];
    const requests: string[] = [];
    const note = (url: string): void => {
      requests.push(url);
      if (new URL(url).origin !== app.origin && !url.startsWith('blob:')) elsewhere.push(url);
    };
    context.on('request', (request) => note(request.url()));
    context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
    // Also what the browser would send for the page without telling the page.
    await context.route(
      (url) => url.origin !== app.origin && url.protocol.startsWith('http'),
      (route) => {
        elsewhere.push(route.request().url());
        return route.abort();
      },
    );
    await context.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
      );
    });

    const page = await app.visit({ context });
    await openSample(page);
    for (const kind of [/CSV/, /XLSX/, /Parquet/, /Arrow/, /SVG/, /PNG/])
      await exportFigure(page, kind);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const picker = page.getByRole('dialog', { name: 'Filter by' });
    await picker.getByRole('button', { name: '通路' }).click();
    await picker.getByRole('checkbox', { name: '官網' }).check();
    await picker.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('link', { name: 'RFM', exact: true }).click();
    await answered(page);
    await page.getByRole('gridcell').nth(3).click();
    await page.getByRole('button', { name: 'See list' }).click();
    const list = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export list' }).click();
    await list;
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('dialog', { name: 'Share this view' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.getByRole('button', { name: '繁體中文' }).click();
    await page.getByRole('button', { name: /檔案只留在這台裝置/ }).click();
    // The page's own count must agree.
    await page.getByText('對其他網站發出 0 次要求').waitFor();

    expect(elsewhere).toEqual([]);
    expect(requests.filter((url) => url.endsWith('.wasm'))).toHaveLength(1);
    expect(
      await page.evaluate(() => (window as unknown as { violations: unknown }).violations),
    ).toEqual([]);
  });

  test('goes on working without a connection once it says that it can', async () => {
    const page = await app.visit({ expectErrors: /ERR_INTERNET_DISCONNECTED/ });
    await page.getByText('Ready, also without a connection').waitFor();
    const missing: string[] = [];
    page.on('requestfailed', (request) => missing.push(new URL(request.url()).pathname));
    await page.context().setOffline(true);
    await importFiles(page, shopFile(600));
    await page.getByRole('button', { name: 'Open Overview' }).click();
    await answered(page);
    await page.locator('svg.marks').waitFor();
    for (const kind of [/XLSX/, /Parquet/, /Arrow/]) await exportFigure(page, kind);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('dialog', { name: 'Filter by' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.getByRole('button', { name: '繁體中文' }).click();
    await page.getByRole('heading', { name: '總覽', level: 1 }).waitFor();
    // Chromium asks for the tab's icon after every change of the address.
    expect(missing.filter((path) => path !== '/icon.svg')).toEqual([]);
  });

  test('keeps preferences and mappings on the device, and not a single cell', async () => {
    const page = await app.visit();
    const file = shopFile(600);
    await importFiles(page, file);
    await page.getByRole('button', { name: 'Open Overview' }).click();
    await answered(page);
    await page.getByRole('button', { name: '繁體中文' }).click();
    await page.getByRole('heading', { name: '總覽', level: 1 }).waitFor();

    const { local, ...rest } = await stored(page);
    expect(rest).toEqual({ session: [], databases: [], caches: [], files: [], cookies: '' });
    for (const key of Object.keys(local)) expect(key).toMatch(allowedKeys);
    expect(Object.keys(local)).toContainEqual(expect.stringContaining('mapping'));
    const cells = new Set(
      file.buffer
        .toString('utf8')
        .split(/[,\n]/)
        .filter((cell) => cell.length > 4),
    );
    const names = new Set(file.buffer.toString('utf8').split('\n')[0]?.split(','));
    const words = Object.values(local).flatMap((text) => text.split(/[^\w-]+/));
    expect(words.filter((word) => cells.has(word) && !names.has(word))).toEqual([]);
  });

  test('is served with the policy in a header, in a meta tag and for static hosts alike', async () => {
    const page = await app.visit();
    const response = await page.reload();
    const sent = response?.headers() ?? {};
    expect(sent['content-security-policy']).toBe(contentSecurityPolicy);
    for (const [name, value] of Object.entries(headers))
      expect(sent[name.toLowerCase()], name).toBe(value);
    const hosts = readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8');
    expect(hosts).toContain(`Content-Security-Policy: ${contentSecurityPolicy}`);
    const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
    expect(
      `${(await meta.getAttribute('content')) ?? ''}; frame-ancestors 'none'`.split('; '),
    ).toEqual(expect.arrayContaining(contentSecurityPolicy.split('; ')));
  });
});

describe('A server whose policy forbids WebAssembly', () => {
  const app = useApp({
    ...headers,
    'Content-Security-Policy': contentSecurityPolicy.replace(" 'wasm-unsafe-eval'", ''),
  });

  test('gets an explanation instead of a page that waits for ever', async () => {
    const page = await app.visit({ expectErrors: /Content Security Policy|WebAssembly/ });
    await page.getByText('This browser does not let the page calculate').waitFor();
    await page.getByText(/without “wasm-unsafe-eval”/).waitFor();
    await page.getByText('Code: engine.noWasm').waitFor();
  });
});
