import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Where the production build lies: `dist`, or the folder that `REGULARS_DIST` names. */
const outDir = resolve(root, process.env['REGULARS_DIST'] ?? 'dist');

/** The production build, served on a free port of this machine. */
export interface PageServer {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves the production build with the headers of the configuration, or with others. Builds first
 * when there is no build, or when `REGULARS_BUILD` is 1.
 */
export async function startServer(headers?: Readonly<Record<string, string>>): Promise<PageServer> {
  if (process.env['REGULARS_BUILD'] === '1' || !existsSync(resolve(outDir, 'index.html')))
    await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, ...(headers ? { headers: { ...headers } } : {}) },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
