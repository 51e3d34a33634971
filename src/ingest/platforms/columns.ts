import type { ColumnUse } from '../../core/model/fields.ts';
import type { PlatformColumn } from './platform.ts';

/** Columns that share a use, in the words of the platform. */
export function columnsOf(
  use: ColumnUse,
  headers: readonly string[],
  more: Pick<PlatformColumn, 'perOrder' | 'recipe'> = {},
): readonly PlatformColumn[] {
  return headers.map((header) => ({ header, use, ...more }));
}
