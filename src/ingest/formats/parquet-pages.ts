import type { Compressors, FileMetaData, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS, convert } from 'hyparquet/src/convert.js';
import { bytesText } from './value-text.ts';

type PageHeader = ReturnType<typeof parquetHeader>;
type RowGroup = FileMetaData['row_groups'][number];
export type ColumnChunk = RowGroup['columns'][number];

/** How stored bytes become values: text is decoded strictly, 96-bit moments stay counts. */
export const storedParsers = {
  ...DEFAULT_PARSERS,
  stringFromBytes: (bytes: Uint8Array) => bytesText(bytes),
  timestampFromNanoseconds: (nanos: bigint) => nanos,
};

/**
 * The values of one column of one row group, page by page: only the compressed bytes of the column
 * and the page that is being read are held. Null is no value. For columns of the first level that
 * repeat nothing; nested ones need all their pages at once.
 */
export function* flatPages(
  bytes: Uint8Array,
  chunk: ColumnChunk,
  path: readonly SchemaTree[],
  compressors: Compressors,
  rows: number,
): Generator<ArrayLike<unknown>, void, undefined> {
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
    compressors,
    utf8: false,
  };
  const reader = {
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    offset: 0,
  };
  let dictionary: ReturnType<typeof convert> | undefined;
  while (reader.offset < bytes.length - 1) {
    const header = parquetHeader(reader);
    checkCounts(header, rows);
    const { data } = readPage(reader, header, decoder, dictionary, undefined, 0);
    if (data === undefined) continue;
    if (header.type === 'DICTIONARY_PAGE') dictionary = convert(data, decoder);
    else if (data.length > 0) yield data;
  }
}

/**
 * Counts and lengths that cannot be. With a damaged one the decoder would fill memory or run in
 * circles before it notices that values are missing.
 */
function checkCounts(header: PageHeader, rows: number): void {
  const second = header.data_page_header_v2;
  const values = (header.data_page_header ?? second)?.num_values ?? 0;
  const entries = header.dictionary_page_header?.num_values ?? 0;
  const definitions = second?.definition_levels_byte_length ?? 0;
  const repetitions = second?.repetition_levels_byte_length ?? 0;
  const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
  const missing = second?.num_nulls ?? 0;
  const isSound =
    missing <= values &&
    (second?.num_rows ?? 0) <= rows &&
    values <= rows &&
    entries <= unpacked &&
    Math.min(values, missing, entries, definitions, repetitions, packed, unpacked) >= 0 &&
    definitions + repetitions <= packed;
  if (!isSound) throw new Error('page header makes no sense');
}
