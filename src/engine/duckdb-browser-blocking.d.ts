/** The single-threaded browser build, which the package ships without exporting it. */
declare module 'duckdb-browser-blocking' {
  export {
    createDuckDB,
    DuckDBDataProtocol,
    VoidLogger,
    type DuckDBBindings,
    type DuckDBRuntime,
  } from '@duckdb/duckdb-wasm/blocking';
  import type { DuckDBRuntime } from '@duckdb/duckdb-wasm/blocking';
  export const BROWSER_RUNTIME: DuckDBRuntime;
}
