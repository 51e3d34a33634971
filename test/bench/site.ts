import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { build, preview, type InlineConfig } from 'vite';
import { blockingBuild } from '../../vite.config.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The page's own policy would refuse a bench that is driven from outside, so it is left out here. */
const config: InlineConfig = {
  root: path('.'),
  configFile: false,
  plugins: [svelte({ configFile: false })],
  logLevel: 'error',
  publicDir: false,
  resolve: { alias: { 'duckdb-browser-blocking': blockingBuild } },
  worker: { format: 'es' },
  build: {
    outDir: path('../../dist-bench'),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      input: ['index', 'formats', 'scroll', 'audience'].map((name) => path(`${name}.html`)),
    },
  },
  preview: { port: 4199 },
};

/** Builds the bench's pages and serves them until `close`. */
export async function serveBench(): Promise<{
  readonly address: string;
  readonly close: () => Promise<void>;
}> {
  await build(config);
  const server = await preview(config);
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}
