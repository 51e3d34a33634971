import { AppFailure, fail } from '../../core/error.ts';
import { blockBytes, checkCancelled, readBytes } from '../bytes.ts';
import { mostColumns } from '../table.ts';
import type { WorkHooks } from '../types.ts';
import type { CellRows, CellTable, OpenTables } from './cell-table.ts';
import { guessLayout, JsonRecords, type JsonLayout } from './json-records.ts';
import { JsonShapes, rowsOf, type JsonShape } from './json-rows.ts';
import { jsonBlocks } from './json-source.ts';
import { JsonSyntaxError, JsonTokens } from './json-tokens.ts';
import type { JsonValue } from './json-values.ts';

const batchRows = 4096;
/** Records held at a time: few enough to be forgotten before they count as long-lived. */
const heldRecords = 256;

/**
 * Opens a JSON document or JSON Lines: an array of objects is a table, an object with arrays of
 * objects inside has one table for each, named by its path, and any other object is a table of one
 * row. The file is read once to its end, because every object may bring columns of its own. Fails
 * with `file.broken` and the line where the text stops being JSON, and with `file.tooManyColumns`.
 */
export const openJson: OpenTables = async (file, name, hooks) => {
  const layout = guessLayout(await readBytes(file, 0, blockBytes), name);
  const source: JsonSource = { file, name, layout };
  const found = new Map<string, JsonShapes>();
  const rest = new JsonShapes();
  for await (const records of recordBlocks(source, hooks, 'first')) {
    for (const { table, isRest, record } of records) {
      let shapes = isRest ? rest : found.get(table);
      if (shapes === undefined) found.set(table, (shapes = new JsonShapes()));
      shapes.add(record);
      // A file keyed by customer would have a column for each of their fields.
      if (shapes.width > 4 * mostColumns) {
        fail('file.tooManyColumns', { columns: shapes.width, limit: mostColumns });
      }
    }
  }
  if (found.size > 0) {
    return Array.from(found, ([path, shapes]) => jsonTable(source, path, shapes.shape(), false));
  }
  const shape = rest.shape();
  return shape.rows > 0 ? [jsonTable(source, '', shape, true)] : [];
};

interface JsonSource {
  readonly file: Blob;
  readonly name: string;
  readonly layout: JsonLayout;
}

function jsonTable(source: JsonSource, path: string, shape: JsonShape, isRest: boolean): CellTable {
  return {
    name: path,
    isHidden: false,
    rows: shape.rows,
    columns: shape.columns,
    async *readRows(hooks, wanted) {
      const places = new Map(shape.columns?.map((column, at) => [column, at]));
      const kept = wanted === undefined ? null : new Set(wanted);
      const isWanted = (at: number): boolean => kept === null || kept.has(at);
      let batch: string[][] = [];
      let left = shape.rows;
      for await (const records of recordBlocks(source, hooks, 'second')) {
        for (const one of records) {
          if (one.table !== path || one.isRest !== isRest) continue;
          const rows = rowsOf(one.record, shape, places, isWanted);
          batch.push(...rows);
          left -= rows.length;
          if (batch.length < batchRows) continue;
          checkCancelled(hooks);
          yield batch satisfies CellRows;
          batch = [];
        }
        if (left <= 0) break;
      }
      if (batch.length > 0) yield batch;
    },
  };
}

interface FoundRecord {
  readonly table: string;
  readonly isRest: boolean;
  readonly record: JsonValue;
}

/**
 * The records of a file, some at a time. The file is read twice, so that each pass is
 * one half of the progress.
 */
async function* recordBlocks(
  source: JsonSource,
  hooks: WorkHooks,
  pass: 'first' | 'second',
): AsyncGenerator<readonly FoundRecord[], void> {
  const { file, name, layout } = source;
  const tokens = new JsonTokens();
  const records = new JsonRecords(tokens, layout);
  function* take(): Generator<readonly FoundRecord[], void> {
    let found: FoundRecord[] = [];
    while (records.next() === 'record') {
      found.push({ table: records.table, isRest: records.isRest, record: records.record });
      if (found.length < heldRecords) continue;
      yield found;
      found = [];
    }
    yield found;
  }
  try {
    for await (const { bytes, end } of jsonBlocks(file, hooks)) {
      tokens.push(bytes);
      yield* take();
      const done = pass === 'first' ? end / 2 : (file.size + end) / 2;
      hooks.progress?.(Math.floor(done), file.size, 'convert');
    }
    tokens.complete();
    yield* take();
  } catch (cause) {
    if (cause instanceof AppFailure) throw cause;
    if (!(cause instanceof JsonSyntaxError) && !(cause instanceof TypeError)) throw cause;
    fail('file.broken', { format: 'JSON', name, line: tokens.line });
  }
}
