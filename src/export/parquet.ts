import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer';
import type { TypedColumn } from '../core/export/typed-columns.ts';

/** Rows that readers may skip or read together. */
const rowsPerGroup = 100_000;

/**
 * Columns as a Parquet file (Snappy): texts as UTF-8, days as DATE, amounts as DECIMAL, whole numbers
 * as INT64, all else as DOUBLE. `about` goes into the file's metadata.
 */
export function writeParquet(
  columns: readonly TypedColumn[],
  about: Readonly<Record<string, string>>,
): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: columns.map(({ id, values }) => ({ name: id, data: [...values] })),
    schema: [{ name: 'table', num_children: columns.length }, ...columns.map(elementOf)],
    rowGroupSize: rowsPerGroup,
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: 'regulars',
  });
}

function elementOf(column: TypedColumn): SchemaElement {
  const shared = { name: column.id, repetition_type: 'OPTIONAL' } as const;
  switch (column.type) {
    case 'text':
      return {
        ...shared,
        type: 'BYTE_ARRAY',
        converted_type: 'UTF8',
        logical_type: { type: 'STRING' },
      };
    case 'integer':
      return { ...shared, type: 'INT64' };
    case 'double':
      return { ...shared, type: 'DOUBLE' };
    case 'day':
      return { ...shared, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } };
    case 'decimal': {
      const { precision, scale } = column;
      const decimal = { converted_type: 'DECIMAL', precision, scale } as const;
      const logical_type = { type: 'DECIMAL', precision, scale } as const;
      // 18 digits fit into 64 bits; 38 take 16 bytes.
      return precision === 18
        ? { ...shared, ...decimal, logical_type, type: 'INT64' }
        : { ...shared, ...decimal, logical_type, type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 };
    }
  }
}
