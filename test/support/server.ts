import { existsSync, readdirSync, statSync } from 'node:fs';
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

/** Whether anything that the build is made from is younger than the build, or there is none. */
function isStale(): boolean {
  const page = resolve(outDir, 'index.html');
  if (!existsSync(page)) return true;
  const made = statSync(page).mtimeMs;
  const isYounger = (path: string): boolean => {
    const entry = statSync(resolve(root, path));
    return entry.isDirectory()
      ? readdirSync(resolve(root, path)).some((name) => isYounger(`${path}/${name}`))
      : entry.mtimeMs > made;
  };
  return ['src', 'workers', 'public', 'index.html', 'vite.config.ts', 'package.json'].some(
    isYounger,
  );
}

/**
 * Serves the production build with the headers of the configuration, or with others. Builds first
 * when the build is missing or older than its sources.
 */
export async function startServer(headers?: Readonly<Record<string, string>>): Promise<PageServer> {
  if (isStale()) await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, ...(headers ? { headers: { ...headers } } : {}) },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
