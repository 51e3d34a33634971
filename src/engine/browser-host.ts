import {
  BROWSER_RUNTIME,
  createDuckDB,
  DuckDBDataProtocol,
  VoidLogger,
  type DuckDBRuntime,
} from 'duckdb-browser-blocking';
import { fail } from '../core/error.ts';
import { DuckDbHost } from './host.ts';
import type { OpenHost } from './service.ts';
import { holdLife } from './worker-life.ts';

/** Opens DuckDB-WASM in this worker: the `eh` build, or `mvp` where exceptions are missing. */
export const openBrowserHost: OpenHost = async (wasm, life, progress) => {
  await holdLife(life);
  await requireWasm();
  let bytesRead = 0;
  const runtime: DuckDBRuntime = {
    ...BROWSER_RUNTIME,
    readFile: (module, file, buffer, bytes, location) => {
      const read = BROWSER_RUNTIME.readFile(module, file, buffer, bytes, location);
      bytesRead += read;
      return read;
    },
  };
  const bindings = await createDuckDB(
    { mvp: { mainModule: wasm.mvp, mainWorker: '' }, eh: { mainModule: wasm.eh, mainWorker: '' } },
    new VoidLogger(),
    runtime,
  );
  await bindings.instantiate(({ bytesLoaded, bytesTotal }) => progress(bytesLoaded, bytesTotal));
  const host = new DuckDbHost(bindings, (target, name, data) => {
    target.registerFileHandle(name, data, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    return Promise.resolve();
  });
  return { host, bytesRead: () => bytesRead };
};

/** An empty module. Compiling it is refused where the policy lacks `wasm-unsafe-eval`. */
const emptyModule = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Without this check a page whose policy forbids WebAssembly would wait for ever. */
async function requireWasm(): Promise<void> {
  try {
    await WebAssembly.compile(emptyModule);
  } catch {
    fail('engine.noWasm');
  }
}
