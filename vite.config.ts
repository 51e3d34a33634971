import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { headers, metaPolicy } from './src/csp.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The single-threaded browser build, which runs inside our worker; the package does not export it. */
export const blockingBuild = path(
  './node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs',
);

/** Vitest projects: what belongs together and how long one test of it may take. */
const suite = (name: string, include: readonly string[], seconds: number) => ({
  extends: true as const,
  test: {
    name,
    include: [...include],
    environment: 'node',
    setupFiles: [path('./test/support/property-seed.ts')],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
    fileParallelism: name === 'unit',
    // What a page does is waited for, on a busy machine too.
    expect: { poll: { timeout: 20_000 } },
  },
});

export default defineConfig({
  plugins: [
    svelte(),
    {
      name: 'content-security-policy',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
  resolve: {
    alias: {
      'duckdb-browser-blocking': blockingBuild,
    },
  },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // The policy forbids inline style and data: scripts; every asset is a file of its own.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
  },
  preview: { port: 4173, headers: { ...headers } },
  test: {
    projects: [
      suite('unit', ['src/**/*.test.ts', 'test/*.test.ts', 'test/support/*.test.ts'], 30),
      suite('contract', ['test/contract/**/*.test.ts'], 120),
      suite('golden', ['test/golden/**/*.test.ts'], 180),
      suite('simulation', ['test/simulation/**/*.test.ts'], 180),
      suite('e2e', ['test/e2e/**/*.test.ts'], 180),
    ],
  },
});
