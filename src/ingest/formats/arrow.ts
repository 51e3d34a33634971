import { DataType, RecordBatchReader, type Data, type Field, type RecordBatch } from 'apache-arrow';
import { AppFailure, fail } from '../../core/error.ts';
import { blockBytes, checkCancelled, readBytes } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';
import type { CellRows, CellTable, OpenTables } from './cell-table.ts';
import { cellReader, type CellReader } from './arrow-cells.ts';
import { checkArrow } from './arrow-check.ts';
import { registerCodecs } from './arrow-codecs.ts';

const batchRows = 4096;

/**
 * Opens Apache Arrow data in the file format (Feather) or the stream format: one table without a
 * name, read record batch by record batch, its buffers compressed or not. Fails with `file.broken`.
 */
export const openArrow: OpenTables = async (file, name, hooks) => {
  const reader = await orFailure(name, () => openReader(file, hooks).reader());
  const columns = await orFailure(name, async () => {
    const found = arrowColumns(reader.schema.fields);
    await reader.cancel();
    return Promise.resolve(found);
  });
  const table: CellTable = {
    name: '',
    isHidden: false,
    rows: null,
    columns: columns.map((column) => column.name),
    async *readRows(rowHooks, wanted = columns.map((_, at) => at)) {
      const source = openReader(file, rowHooks);
      const batches = await orFailure(name, () => source.reader());
      for (;;) {
        checkCancelled(rowHooks);
        const next = await orFailure(
          name,
          async () => (await batches.next()) as IteratorResult<RecordBatch, unknown>,
        );
        if (next.done === true) return;
        const batch = next.value;
        await orFailure(name, () => {
          checkRoom(batch.data);
          return Promise.resolve();
        });
        for (let from = 0; from < batch.numRows; from += batchRows) {
          checkCancelled(rowHooks);
          yield await orFailure(name, () => Promise.resolve(rowsOf(batch, columns, wanted, from)));
        }
        rowHooks.progress?.(source.bytesRead(), file.size, 'convert');
      }
    },
  };
  return [table];
};

/** A column: a field, or a field inside groups of fields, named by its path. */
interface ArrowColumn {
  readonly name: string;
  /** Positions of the fields to follow, from the outermost in. */
  readonly path: readonly number[];
}

function arrowColumns(fields: readonly Field[], prefix = '', path: number[] = []): ArrowColumn[] {
  return fields.flatMap((field, at) => {
    const type: unknown = field.type;
    const own = [...path, at];
    if (!DataType.isStruct(type)) return [{ name: prefix + field.name, path: own }];
    return arrowColumns(type.children, `${prefix}${field.name}.`, own);
  });
}

function rowsOf(
  batch: RecordBatch,
  columns: readonly ArrowColumn[],
  wanted: readonly number[],
  from: number,
): CellRows {
  const size = Math.min(batchRows, batch.numRows - from);
  const rows = Array.from({ length: size }, () => new Array<string>(columns.length).fill(''));
  for (const at of wanted) {
    const read = columnReader(batch, columns[at]?.path ?? []);
    for (const [row, cells] of rows.entries()) cells[at] = read(from + row);
  }
  return rows;
}

/** Throws where there are fewer values than rows: what is not there would read as empty cells. */
function checkRoom(data: Data): void {
  const type: unknown = data.type;
  if (DataType.isNull(type)) return;
  if (DataType.isStruct(type)) {
    data.children.forEach(checkRoom);
    return;
  }
  const { length, values, valueOffsets } = data as {
    length: number;
    values?: { byteLength?: number };
    valueOffsets?: ArrayLike<unknown>;
  };
  const hasRoom =
    valueOffsets && valueOffsets.length > 0
      ? valueOffsets.length > length
      : DataType.isFixedSizeList(type) || (values?.byteLength ?? 0) * 8 >= length;
  if (!hasRoom) throw new Error('fewer values than rows');
}

/** A field of a group has no value where the group has none. */
function columnReader(batch: RecordBatch, path: readonly number[]): CellReader {
  let data: Data = batch.data;
  const groups: Data[] = [];
  for (const at of path) {
    groups.push(data);
    data = data.children[at] as Data;
  }
  const read = cellReader(data);
  return (row) => (groups.every((group) => group.getValid(row)) ? read(row) : '');
}

interface ArrowSource {
  reader(): Promise<RecordBatchReader>;
  /** How far into the file was read. */
  bytesRead(): number;
}

/** The file format begins with a magic and is read by ranges, the stream format from its start. */
function openReader(file: Blob, hooks: WorkHooks): ArrowSource {
  let furthest = 0;
  const read = async (start: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
    checkCancelled(hooks);
    // What points out of the file is damaged; the file itself can be read well enough.
    if (start < 0 || start >= file.size) throw new Error('out of the file');
    furthest = Math.max(furthest, Math.min(end, file.size));
    return readBytes(file, start, end);
  };
  // The library takes what looks like one of Node's file handles.
  const handle = {
    fd: 0,
    stat: () => Promise.resolve({ size: file.size }),
    close: () => Promise.resolve(),
    read: async (buffer: Uint8Array, offset: number, length: number, position: number) => {
      const bytes = await read(position, position + length);
      buffer.set(bytes, offset);
      return { bytesRead: bytes.length, buffer };
    },
  };
  async function* blocks(): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    for (let start = 0; start < file.size; start += blockBytes) {
      yield await read(start, start + blockBytes);
    }
  }
  return {
    bytesRead: () => furthest,
    async reader() {
      registerCodecs();
      const magic = String.fromCharCode(...(await readBytes(file, 0, 6)));
      const isFile = magic === 'ARROW1';
      await checkArrow(file, isFile, hooks);
      const source = isFile ? (handle as never) : blocks();
      const reader = (await RecordBatchReader.from(source)) as RecordBatchReader;
      await reader.open({ autoDestroy: false });
      if ((reader.schema as unknown) === undefined) throw new Error('no schema');
      return reader;
    },
  };
}

async function orFailure<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppFailure) throw cause;
    return fail('file.broken', { format: 'Arrow', name });
  }
}
