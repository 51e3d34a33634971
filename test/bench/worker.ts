import { expose } from 'comlink';
import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpWasm from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import { openView } from '../../src/analyses/open-view.ts';
import type { ExploreView } from '../../src/analyses/explore/view.ts';
import type { LoadReport, ModelInfo } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { decodeView } from '../../src/core/spec/codec.ts';
import { sql } from '../../src/core/sql/index.ts';
import { openBrowserHost } from '../../src/engine/browser-host.ts';
import type { DuckDbHost } from '../../src/engine/host.ts';
import { importDataset } from '../../src/engine/import.ts';
import { decode } from '../../src/engine/rows.ts';
import { benchPlan, naiveLoad } from './naive.ts';
import { assignmentsFile, readExperiment } from './experiment.ts';
import { countRule } from './segments-count.ts';
import { droppedSources, peopleFile } from './segments-people.ts';
import { shopCsv } from './shop.ts';

/** One engine with its own memory: either the naive table or the star. */
class BenchWorker {
  #host: DuckDbHost | null = null;
  #report: LoadReport | null = null;
  #data = new Blob();

  async open(lines: number): Promise<void> {
    const { host } = await openBrowserHost(
      { eh: ehWasm, mvp: mvpWasm },
      crypto.randomUUID(),
      () => undefined,
    );
    this.#host = host;
    this.#data = new Blob([...shopCsv({ lines })] as BlobPart[]);
  }

  /** Bytes the engine holds. */
  async memory(): Promise<number> {
    const rows = decode(
      await this.host.runText(
        'select cast(sum(memory_usage_bytes) as double) as bytes from duckdb_memory()',
      ),
    );
    return Number(rows.get(0)?.['bytes']);
  }

  /** Milliseconds of the bare load of the file as it stands. */
  async loadNaive(): Promise<number> {
    await this.host.register('naive.csv', this.#data);
    await this.host.runText('drop table if exists naive');
    return timed(() => this.host.runText(naiveLoad));
  }

  /** Milliseconds of the product's import, star, derived tables, rejects and control totals included. */
  async loadStar(lines: number): Promise<number> {
    if (this.#report) await this.host.runText(`drop schema "${this.#report.model.schema}" cascade`);
    const header = (await this.#data.slice(0, 1000).text()).indexOf('\n') + 1;
    const data = this.#data.slice(header);
    const source = {
      plan: benchPlan,
      data,
      records: lines,
      longestRecordBytes: 200,
      contentHash: 'bench',
      marks: [],
    };
    return timed(async () => {
      this.#report = await importDataset(
        this.host,
        { plan: { sources: [benchPlan], currency: null }, sources: [source] },
        'shop',
        { cancel: { aborted: false }, progress: () => undefined, bytesRead: () => 0 },
      );
    });
  }

  /** Milliseconds of a query, and its rows for comparing the answers. */
  async query(text: string): Promise<{ ms: number; rows: string }> {
    const started = performance.now();
    const bytes = await this.host.runText(text);
    const ms = performance.now() - started;
    const rows = decode(bytes)
      .toArray()
      .map((row: { toArray(): unknown[] }) => row.toArray().map(String).join('|'));
    return { ms, rows: rows.sort().join('\n') };
  }

  /** What Perspective needs of the naive table, as an Arrow stream. */
  perspectiveColumns(): Promise<Uint8Array> {
    return this.host.runText(
      `select customer_id, order_date, category, channel, quantity * unit_price as amount from naive`,
    );
  }

  /** Milliseconds until the view model of a product's view stands: query, Arrow and view function. */
  async view(text: string): Promise<{ ms: number }> {
    const { ms } = await this.#answered(text);
    return { ms };
  }

  /**
   * The same of a pivot of revenue and customers, with its cells: keys of the row and of the column,
   * revenue in minor units, customers.
   */
  async pivot(text: string): Promise<{ ms: number; rows: readonly string[] }> {
    const { ms, view } = await this.#answered(text);
    const pivot = view as ExploreView;
    const cells = pivot.rows.groups.flatMap((row) =>
      pivot.columns.groups.flatMap((column) => {
        const counted = pivot.cell(row, column);
        const keys = [row, column].map(({ path }) => path.join('/'));
        return counted
          ? [[...keys, ...[counted('revenue'), counted('customers')].map(String)].join('|')]
          : [];
      }),
    );
    return { ms, rows: cells };
  }

  /** Loads the shop once more, with a file of its customers, and gives that file. */
  loadPeople(): Promise<string> {
    return this.#loadBeside(peopleFile);
  }

  /** The same with a file of who was in which arm of an experiment. */
  loadAssigned(): Promise<string> {
    return this.#loadBeside(assignmentsFile);
  }

  async #loadBeside(fileOf: (ids: readonly string[]) => File): Promise<string> {
    const { customerKey } = starTables(this.#loaded.model.schema);
    const found = await this.host.run(sql`select id from ${customerKey} as named order by id`);
    const ids = decode(found)
      .toArray()
      .map((row: { id: string }) => row.id);
    const file = fileOf(ids);
    const sources = await droppedSources([new File([this.#data], 'shop.csv'), file]);
    await this.host.runText(`drop schema "${this.#loaded.model.schema}" cascade`);
    this.#report = await importDataset(this.host, sources, 'shop', {
      ...{ cancel: { aborted: false }, progress: () => undefined, bytesRead: () => 0 },
    });
    return file.text();
  }

  /** Puts a file of customers beside the naive table. */
  async loadNaivePeople(text: string): Promise<void> {
    await this.host.register('people.csv', new Blob([text]));
    await this.host.runText(`create table people as select * from read_csv('people.csv')`);
  }

  /** Puts a file of who was in which arm beside the naive table. */
  async loadNaiveAssigned(text: string): Promise<void> {
    await this.host.register('summer.csv', new Blob([text]));
    await this.host.runText(`create table assigned as select * from read_csv('summer.csv')`);
  }

  /** Milliseconds of the read-out of the experiment, and its sums. */
  readExperiment(metrics: readonly string[]): Promise<{ ms: number; rows: string }> {
    return readExperiment(this.host, this.#loaded.model, metrics);
  }

  /** Milliseconds of the count of a segment, from the rule's text to the numbers, and these. */
  sizeOfRule(text: string): Promise<{ ms: number; rows: string }> {
    return countRule(this.host, this.#loaded.model, text);
  }

  /** What the loaded data are, for opening views of them on the page. */
  model(): ModelInfo {
    return this.#loaded.model;
  }

  /** The Arrow stream that a query over the star answers with, already rendered for the engine. */
  bytes(text: string): Promise<Uint8Array> {
    return this.host.runText(text);
  }

  async #answered(text: string): Promise<{ ms: number; view: unknown }> {
    const open = openView(decodeView(text).value, this.#loaded.model);
    const started = performance.now();
    const answer = await this.host.run(open.query);
    const view: unknown = open.analysis.view(decode(answer), open.params, open.data);
    return { ms: performance.now() - started, view };
  }

  get #loaded(): LoadReport {
    if (!this.#report) throw new Error('load the star first');
    return this.#report;
  }

  private get host(): DuckDbHost {
    if (!this.#host) throw new Error('open the engine first');
    return this.#host;
  }
}

/** The worker's API for the page. */
export type { BenchWorker };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

expose(new BenchWorker());
