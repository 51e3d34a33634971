import {
  parquetMetadataAsync,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
  type SchemaTree,
} from 'hyparquet';
import { AppFailure, fail } from '../../core/error.ts';
import { checkCancelled, readBytes } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';
import type { CellRows, CellTable, OpenTables } from './cell-table.ts';
import { isKnownCodec } from './parquet-codecs.ts';
import { parquetColumns, pruned, storedSchema, type ParquetColumn } from './parquet-columns.ts';
import { flatPages, nestedValues, type ColumnChunk, type StoredColumn } from './parquet-pages.ts';
import { takeTurns } from './turns.ts';

const batchRows = 4096;

/**
 * Opens an Apache Parquet file: one table without a name. Only the end of the file is read, where
 * its schema stands; rows are read row group by row group, and of each only the wanted columns.
 * Fails with `file.broken`, with `file.password` for an encrypted file, and with
 * `file.unsupported` for a compression nobody uses any more (LZO).
 */
export const openParquet: OpenTables = async (file, name) => {
  const end = await readBytes(file, Math.max(0, file.size - 4), file.size);
  // Encrypted footers end in PARE instead of PAR1.
  if (String.fromCharCode(...end) === 'PARE') fail('file.password', { name });
  return orBroken(name, async () => {
    const metadata = await parquetMetadataAsync(byteRanges(file), { geoparquet: false });
    const chunks = metadata.row_groups.flatMap((group) => group.columns);
    if (chunks.some((chunk) => chunk.crypto_metadata ?? chunk.encrypted_column_metadata)) {
      fail('file.password', { name });
    }
    const stored = { ...metadata, schema: storedSchema(metadata.schema) };
    const columns = parquetColumns(parquetSchema(stored), metadata.schema);
    return [parquetTable(file, name, stored, columns)];
  });
};

function parquetTable(
  file: Blob,
  name: string,
  metadata: FileMetaData,
  columns: readonly ParquetColumn[],
): CellTable {
  return {
    name: '',
    isHidden: false,
    rows: metadata.row_groups.reduce((rows, group) => rows + Number(group.num_rows), 0),
    columns: columns.map((column) => column.name),
    async *readRows(hooks, wanted = columns.map((_, at) => at)) {
      const source: RowSource = { file, name, metadata, columns, wanted };
      const batches = readBatches(source, hooks);
      for (;;) {
        checkCancelled(hooks);
        const { value, done } = await orBroken(name, () => batches.next());
        if (done === true) return;
        yield value;
      }
    },
  };
}

interface RowSource {
  readonly file: Blob;
  readonly name: string;
  readonly metadata: FileMetaData;
  readonly columns: readonly ParquetColumn[];
  /** Positions in `columns`. */
  readonly wanted: readonly number[];
}

/** Values of one column of one row group, in pieces of any length. */
type Pieces = Iterator<ArrayLike<unknown>, unknown>;

interface ColumnCursor {
  readonly at: number;
  readonly column: ParquetColumn;
  readonly pieces: Pieces;
  piece: ArrayLike<unknown>;
  next: number;
}

async function* readBatches(source: RowSource, hooks: WorkHooks): AsyncGenerator<CellRows, void> {
  const { file, metadata, columns } = source;
  const total = metadata.row_groups.reduce((rows, group) => rows + Number(group.num_rows), 0);
  const tell = (rows: number): void =>
    hooks.progress?.(Math.round((file.size * rows) / total), file.size, 'convert');
  const openGroup = groupOpener(source);
  let start = 0;
  for (const [index, group] of metadata.row_groups.entries()) {
    const groupRows = Number(group.num_rows);
    const cursors = await openGroup(index, hooks);
    for (let row = 0; row < groupRows; row += batchRows) {
      checkCancelled(hooks);
      const size = Math.min(batchRows, groupRows - row);
      const rows = Array.from({ length: size }, () => new Array<string>(columns.length).fill(''));
      for (const [at, cursor] of cursors.entries()) {
        fillColumn(rows, cursor);
        // The first value of a page takes as long as all of them.
        if (await takeTurns(hooks)) tell(start + row + (size * (at + 1)) / cursors.length);
      }
      yield rows;
      tell(start + row + size);
    }
    start += groupRows;
  }
}

/** Opens the wanted columns of a row group, given its number. */
function groupOpener(
  source: RowSource,
): (group: number, hooks: WorkHooks) => Promise<ColumnCursor[]> {
  const { file, name, columns, wanted } = source;
  const leaves = new Set(wanted.flatMap((at) => columns[at]?.leaves ?? []));
  const metadata = pruned(source.metadata, parquetSchema(source.metadata), leaves);
  const root = parquetSchema(metadata);
  const tops = new Map(root.children.map((node) => [node.element.name, node]));
  return async (group, hooks) => {
    const { columns: chunks = [], num_rows: groupRows = 0n } = metadata.row_groups[group] ?? {};
    checkCodecs(chunks, name);
    const nested = new Map<string, ArrayLike<unknown>>();
    const cursors: ColumnCursor[] = [];
    for (const at of wanted) {
      const column = columns[at];
      if (column === undefined || groupRows === 0n) continue;
      checkCancelled(hooks);
      const node = tops.get(column.top);
      if (node === undefined) throw new Error('column is missing');
      let pieces: Pieces;
      if (node.children.length === 0 && node.element.repetition_type !== 'REPEATED') {
        pieces = flatPages(await readChunk(file, chunks, [root, node]), Number(groupRows));
      } else {
        const values = nested.get(column.top) ?? (await readNested(file, chunks, root, node));
        nested.set(column.top, values);
        pieces = [values][Symbol.iterator]();
      }
      cursors.push({ at, column, pieces, piece: [], next: 0 });
    }
    return cursors;
  };
}

async function readNested(
  file: Blob,
  chunks: readonly ColumnChunk[],
  root: SchemaTree,
  top: SchemaTree,
): Promise<ArrayLike<unknown>> {
  const stored: StoredColumn[] = [];
  for (const path of leafPaths(top)) stored.push(await readChunk(file, chunks, [root, ...path]));
  return nestedValues(stored, top);
}

/** The ways from a node of the schema to each of its leaves. */
function leafPaths(node: SchemaTree): readonly (readonly SchemaTree[])[] {
  if (node.children.length === 0) return [[node]];
  return node.children.flatMap((child) => leafPaths(child).map((path) => [node, ...path]));
}

async function readChunk(
  file: Blob,
  chunks: readonly ColumnChunk[],
  path: readonly SchemaTree[],
): Promise<StoredColumn> {
  const name = path[path.length - 1]?.path.join('\0');
  const chunk = chunks.find((one) => one.meta_data?.path_in_schema.join('\0') === name);
  const meta = chunk?.meta_data;
  if (chunk === undefined || meta === undefined) throw new Error('column is missing');
  if (chunk.file_path) throw new Error('column is in another file');
  // Some writers put 0 where there is no dictionary.
  const dictionary = meta.dictionary_page_offset ?? 0n;
  const start = Number(dictionary > 0n ? dictionary : meta.data_page_offset);
  const bytes = await readRange(file, start, start + Number(meta.total_compressed_size));
  return { chunk, bytes, path };
}

function fillColumn(rows: string[][], cursor: ColumnCursor): void {
  const { at, column } = cursor;
  for (const row of rows) {
    while (cursor.next >= cursor.piece.length) {
      const { value, done } = cursor.pieces.next();
      if (done === true) throw new Error('fewer values than rows');
      cursor.piece = value;
      cursor.next = 0;
    }
    let value = cursor.piece[cursor.next++];
    for (const field of column.fields) {
      value = (value as Record<string, unknown> | null | undefined)?.[field];
    }
    row[at] = column.text(value);
  }
}

/** What points out of the file is damaged; the file itself can be read well enough. */
function readRange(file: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const isInside = Number.isSafeInteger(start) && start >= 0 && end >= start && end <= file.size;
  if (!isInside) throw new Error('out of the file');
  return readBytes(file, start, end);
}

/** The file's bytes as the decoder asks for them. */
function byteRanges(file: Blob): AsyncBuffer {
  return {
    byteLength: file.size,
    slice: async (start, end = file.size) => (await readRange(file, start, end)).buffer,
  };
}

function checkCodecs(chunks: readonly ColumnChunk[], name: string): void {
  for (const { meta_data: meta } of chunks) {
    if (meta === undefined || isKnownCodec(meta.codec)) continue;
    fail('file.unsupported', { format: 'Parquet', feature: meta.codec, name });
  }
}

/** Whatever the decoder trips over is a broken file; our own errors pass through. */
async function orBroken<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppFailure) throw cause;
    return fail('file.broken', { format: 'Parquet', name });
  }
}
