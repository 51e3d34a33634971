import perspective from '@perspective-dev/client';
import clientWasm from '@perspective-dev/client/dist/wasm/perspective-js.wasm?url';
import serverWasm from '@perspective-dev/server/dist/wasm/perspective-server.wasm?url';

type Table = Awaited<ReturnType<Awaited<ReturnType<typeof perspective.worker>>['table']>>;
type ViewConfig = NonNullable<Parameters<Table['view']>[0]>;

/** Columns of an answer by their name, and under `__ROW_PATH__` the values that tell its rows apart. */
type Columns = Readonly<Record<string, readonly unknown[]>>;

/**
 * The bench shop in Perspective, whose engine runs in a worker of its own, as ours does. It is handed only
 * the columns that the tasks need, as Arrow, with the amount of every line worked out.
 */
export class PerspectivePeer {
  private constructor(private readonly table: Table) {}

  static async open(arrow: Uint8Array): Promise<PerspectivePeer> {
    perspective.init_server(fetch(serverWasm));
    perspective.init_client(fetch(clientWasm));
    const client = await perspective.worker();
    const table = await client.table(arrow.slice().buffer);
    return new PerspectivePeer(table);
  }

  /** A view of these settings, made, read and thrown away. */
  async columns(config: ViewConfig): Promise<Columns> {
    const view = await this.table.view(config);
    const columns = (await view.to_columns()) as Columns;
    await view.delete();
    return columns;
  }
}
