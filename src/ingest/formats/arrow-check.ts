import { checkCancelled, readBytes } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';
import {
  checkFlatbuffer,
  fieldAt,
  structsAt,
  type FieldKind,
  type TableShape,
} from './flatbuffer.ts';

/**
 * Throws where what describes the data points out of its bytes or lists more than they can hold: the
 * library believes every number in it, and would be busy with a damaged one for minutes. Reads the
 * footer and the heads of the messages, not the data.
 */
export async function checkArrow(file: Blob, isFile: boolean, hooks: WorkHooks): Promise<void> {
  if (!isFile) {
    for (let at: number | null = 0; at !== null && at < file.size;) {
      at = await checkMessage(file, at, hooks);
    }
    return;
  }
  const end = await readBytes(file, Math.max(0, file.size - 10), file.size);
  const length = new DataView(end.buffer).getInt32(0, true);
  const start = file.size - 10 - length;
  if (length <= 0 || start < 8) throw new Error('footer is out of the file');
  const footer = await readBytes(file, start, start + length);
  checkFlatbuffer(footer, footerShape);
  const view = new DataView(footer.buffer);
  for (const [field, kind] of [
    [2, 2],
    [3, 3],
  ] as const) {
    for (const at of structsAt(footer, field, 24)) {
      await checkMessage(file, Number(view.getBigInt64(at, true)), hooks, kind);
    }
  }
}

/**
 * Where the next message begins; null after the last. A message that the footer lists must be of the
 * `kind` it is listed as: the library would read any other again and again.
 */
async function checkMessage(
  file: Blob,
  at: number,
  hooks: WorkHooks,
  kind?: number,
): Promise<number | null> {
  checkCancelled(hooks);
  if (!Number.isSafeInteger(at) || at < 0 || at > file.size) throw new Error('out of the file');
  const start = await readBytes(file, at, at + 8);
  // An empty list of bytes ends a stream as well as the mark for its end does.
  if (start.length < 8) return null;
  const lengths = new DataView(start.buffer);
  // Before version 0.15 there was no mark of four bytes in front of the length.
  const marked = lengths.getInt32(0, true) === -1;
  const length = lengths.getInt32(marked ? 4 : 0, true);
  const head = at + (marked ? 8 : 4);
  if (length === 0) return null;
  if (length < 0 || head + length > file.size) throw new Error('message is out of the file');
  const message = await readBytes(file, head, head + length);
  checkFlatbuffer(message, messageShape);
  const view = new DataView(message.buffer);
  const kindAt = fieldAt(message, 1);
  if (kind !== undefined && (kindAt === null || view.getUint8(kindAt) !== kind)) {
    throw new Error('message is of another kind');
  }
  const bodyAt = fieldAt(message, 3);
  const body = bodyAt === null ? 0n : view.getBigInt64(bodyAt, true);
  const next = head + length + Number(body);
  if (body < 0n || next > file.size) throw new Error('data are out of the file');
  return next;
}

const scalar = (bytes: number): FieldKind => ({ kind: 'scalar', bytes });
const values = (bytes: number): FieldKind => ({ kind: 'values', bytes });
const tables = (of: () => TableShape): FieldKind => ({ kind: 'tables', of });
const table = (of: () => TableShape): FieldKind => ({ kind: 'table', of });
const text: FieldKind = { kind: 'text' };

const keyValue: TableShape = [text, text];
const metadata = tables(() => keyValue);
const dictionary: TableShape = [
  scalar(8),
  table(() => [scalar(4), scalar(1)]),
  scalar(1),
  scalar(2),
];

/** Types that hold more than numbers: moments name a time zone, unions list their members. */
const typeShapes: Readonly<Record<number, TableShape>> = {
  10: [scalar(2), text],
  14: [scalar(2), values(4)],
};

const field: TableShape = [
  text,
  scalar(1),
  scalar(1),
  { kind: 'union', of: (type) => typeShapes[type] ?? [] },
  table(() => dictionary),
  tables(() => field),
  metadata,
];

const schema: TableShape = [scalar(2), tables(() => field), metadata, values(8)];

const recordBatch: TableShape = [
  scalar(8),
  values(16),
  values(16),
  table(() => [scalar(1), scalar(1)]),
  values(8),
];

const dictionaryBatch: TableShape = [scalar(8), table(() => recordBatch), scalar(1)];

/** What a message brings, by the number of its kind; others are skipped. */
const headers: Readonly<Record<number, TableShape>> = {
  1: schema,
  2: dictionaryBatch,
  3: recordBatch,
};

const messageShape: TableShape = [
  scalar(2),
  scalar(1),
  { kind: 'union', of: (type) => headers[type] ?? [] },
  scalar(8),
  metadata,
];

const footerShape: TableShape = [scalar(2), table(() => schema), values(24), values(24), metadata];
