import type { Page } from 'playwright-core';

/** Everything that this page's origin keeps on the device. */
export function stored(page: Page): Promise<{
  readonly local: Readonly<Record<string, string>>;
  readonly session: readonly string[];
  readonly databases: readonly string[];
  readonly caches: readonly string[];
  readonly files: readonly string[];
  readonly cookies: string;
}> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const [name] of (
      root as unknown as { entries(): AsyncIterable<[string, unknown]> }
    ).entries())
      files.push(name);
    return {
      local: Object.fromEntries(Object.entries(localStorage) as [string, string][]),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
      caches: await caches.keys(),
      files,
      cookies: document.cookie,
    };
  });
}
