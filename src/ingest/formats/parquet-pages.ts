import type { FileMetaData, SchemaTree } from 'hyparquet';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { parquetHeader } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { readDataPage, readDictionary, type PageHeader } from './parquet-page.ts';
import { pageReader } from './parquet-reader.ts';
import type { PageValues } from './parquet-values.ts';
import { bytesText } from './value-text.ts';

type RowGroup = FileMetaData['row_groups'][number];
export type ColumnChunk = RowGroup['columns'][number];

/** Values of one column in one page: no writer comes near this, and more would not fit into memory. */
const mostPageValues = 2 ** 26;

/** How stored bytes become values: text is decoded strictly, 96-bit moments stay counts. */
const storedParsers = {
  ...DEFAULT_PARSERS,
  stringFromBytes: (bytes: Uint8Array) => bytesText(bytes),
  timestampFromNanoseconds: (nanos: bigint) => nanos,
};

/** The bytes of one leaf of the schema in one row group. */
export interface StoredColumn {
  readonly chunk: ColumnChunk;
  readonly bytes: Uint8Array;
  /** From the root of the schema to the leaf. */
  readonly path: readonly SchemaTree[];
}

/**
 * The values of a column of the first level that repeats nothing, page by page: only the compressed
 * bytes of the column and the page that is being read are held. Null is no value.
 */
export function flatPages(
  column: StoredColumn,
  rows: number,
): Generator<ArrayLike<unknown>, void, undefined> {
  return pages(column, rows);
}

/** The values of lists, maps and groups, which need all pages of all their leaves at once. */
export function nestedValues(
  columns: readonly StoredColumn[],
  node: SchemaTree,
): ArrayLike<unknown> {
  const found = new Map<string, PageValues>();
  for (const column of columns) {
    const values = [...pages(column, Number(column.chunk.meta_data?.num_values ?? 0))];
    const [first = []] = values;
    found.set(
      column.path
        .slice(1)
        .map(({ element }) => element.name)
        .join('.'),
      values.length > 1 ? values.flatMap((page) => Array.from(page as ArrayLike<unknown>)) : first,
    );
  }
  assembleNested(found, node, storedParsers);
  const values = found.get(node.path.join('.'));
  if (values === undefined) throw new Error('column is missing');
  return values;
}

function* pages(
  { chunk, bytes, path }: StoredColumn,
  values: number,
): Generator<PageValues, void, undefined> {
  const meta = chunk.meta_data;
  const leaf = path[path.length - 1];
  if (meta === undefined || leaf === undefined) throw new Error('no column');
  const decoder = {
    pathInSchema: meta.path_in_schema,
    type: meta.type,
    element: leaf.element,
    schemaPath: [...path],
    codec: meta.codec,
    parsers: storedParsers,
    utf8: false,
  };
  // Lists may go over pages: then all pages are one array, which is handed out at the end.
  const isNested = path.length > 2 || leaf.element.repetition_type === 'REPEATED';
  const reader = pageReader(bytes);
  let dictionary: PageValues | undefined;
  let last: PageValues | undefined;
  while (reader.offset < bytes.length - 1) {
    const header = parquetHeader(reader);
    checkCounts(header, values);
    const end = reader.offset + header.compressed_page_size;
    if (end > bytes.length) throw new Error('page is cut off');
    const page = { header, bytes: bytes.subarray(reader.offset, end) };
    reader.offset = end;
    if (header.type === 'DICTIONARY_PAGE') {
      dictionary = readDictionary(page, decoder);
    } else if (header.type !== 'INDEX_PAGE') {
      const found = readDataPage(page, decoder, dictionary, isNested ? last : undefined);
      if (!isNested) yield found;
      else if (last !== undefined && found !== last) yield last;
      last = found;
    }
  }
  if (isNested && last !== undefined) yield last;
}

/**
 * Counts and lengths that cannot be, or are not there. The decoder believes them: where a length is
 * missing it goes on at no position at all, which reads as the first byte again and again, for ever,
 * and where a count is damaged it fills memory before it notices that values are missing.
 */
function checkCounts(header: PageHeader, most: number): void {
  const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
  const first = header.data_page_header;
  const second = header.data_page_header_v2;
  const entries = header.dictionary_page_header?.num_values ?? 0;
  const values = first?.num_values ?? second?.num_values ?? 0;
  const levels = second
    ? [second.definition_levels_byte_length, second.repetition_levels_byte_length]
    : [];
  const rows = second ? [second.num_rows, second.num_nulls] : [];
  const isSound =
    [packed, unpacked, entries, values, ...levels, ...rows].every(isCount) &&
    values <= Math.min(most, mostPageValues) &&
    rows.every((count) => count <= values) &&
    entries <= unpacked &&
    levels.reduce((sum, length) => sum + length, 0) <= Math.min(packed, unpacked);
  if (!isSound) throw new Error('page header makes no sense');
}

/** What is damaged may also be of another type. */
function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
