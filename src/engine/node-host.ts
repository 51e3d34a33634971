import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DuckDbHost } from './host.ts';
import type { OpenHost } from './service.ts';

const require = createRequire(import.meta.url);

interface BlockingBuild {
  createDuckDB(
    bundles: object,
    logger: object,
    runtime: object,
  ): Promise<ConstructorParameters<typeof DuckDbHost>[0]>;
  readonly VoidLogger: new () => object;
  readonly NODE_RUNTIME: object;
}

/** DuckDB-WASM's Node build, the same engine as in the page. Files are held in memory. */
export const openNodeHost: OpenHost = async () => {
  const entry = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const build = require(entry) as BlockingBuild;
  const bundle = (name: string): object => ({
    mainModule: join(dirname(entry), `duckdb-${name}.wasm`),
    mainWorker: '',
  });
  const bindings = await build.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new build.VoidLogger(),
    build.NODE_RUNTIME,
  );
  await bindings.instantiate(() => undefined);
  const host = new DuckDbHost(bindings, async (target, name, data) => {
    target.registerFileBuffer(name, new Uint8Array(await data.arrayBuffer()));
  });
  return { host, bytesRead: () => 0 };
};
