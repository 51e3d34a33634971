import { DataType, TimeUnit, Vector, type Data } from 'apache-arrow';
import {
  bytesText,
  dayText,
  decimalText,
  float32Text,
  floatText,
  momentText,
  timeText,
  type TicksPerSecond,
} from './value-text.ts';

/** The text of the value in a row; empty where there is none. */
export type CellReader = (row: number) => string;

/** Reads the cells of one column of one batch. Lists, maps and what is in them become JSON text. */
export function cellReader(data: Data): CellReader {
  const read = valueReader(data);
  return (row) => (data.getValid(row) ? read(row) : '');
}

function valueReader(data: Data): CellReader {
  const type: unknown = data.type;
  if (DataType.isDictionary(type)) return dictionaryReader(data);
  if (DataType.isDecimal(type)) {
    const { scale, bitWidth } = type;
    const words = data.values as Uint32Array;
    return (row) => decimalText(integerOf(words, row, bitWidth / 32), scale);
  }
  const values = data.values as ArrayLike<number | bigint>;
  const at = (row: number): bigint => BigInt(values[row] ?? 0);
  if (DataType.isDate(type)) {
    if (values instanceof Int32Array) return (row) => dayText(values[row] ?? 0);
    return (row) => dayText(Math.floor(Number(at(row)) / 86_400_000));
  }
  if (DataType.isTimestamp(type)) {
    const unit = perSecond[type.unit];
    return (row) => momentText(at(row), unit);
  }
  if (DataType.isTime(type)) {
    const unit = perSecond[type.unit];
    return (row) => timeText(at(row), unit);
  }
  if (isNested(type)) return jsonReader(data);
  const vector = new Vector([data]);
  if (DataType.isFloat(type)) {
    const text = values instanceof Float32Array ? float32Text : floatText;
    return (row) => text(vector.get(row) as number);
  }
  return (row) => plainText(vector.get(row));
}

const perSecond: Record<TimeUnit, TicksPerSecond> = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1_000,
  [TimeUnit.MICROSECOND]: 1_000_000,
  [TimeUnit.NANOSECOND]: 1_000_000_000,
};

function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return bytesText(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value);
  }
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** The little-endian two's complement integer in some 32-bit words of a column. */
function integerOf(words: Uint32Array, row: number, width: number): bigint {
  let value = 0n;
  for (let word = width - 1; word >= 0; word--) {
    value = (value << 32n) | BigInt(words[row * width + word] ?? 0);
  }
  return BigInt.asIntN(width * 32, value);
}

/** Texts of a dictionary are made once per entry. */
function dictionaryReader(data: Data): CellReader {
  const entries = data.dictionary?.data ?? [];
  const readers = entries.map(cellReader);
  const texts = new Map<number, string>();
  const keys = data.values as ArrayLike<number | bigint>;
  return (row) => {
    const key = Number(keys[row]);
    const known = texts.get(key);
    if (known !== undefined) return known;
    let [chunk, at] = [0, key];
    while (at >= (entries[chunk]?.length ?? Infinity)) at -= entries[chunk++]?.length ?? 0;
    const read = readers[chunk];
    if (read === undefined || at < 0) throw new Error('no such entry in the dictionary');
    const text = read(at);
    texts.set(key, text);
    return text;
  };
}

function isNested(type: unknown): boolean {
  return (
    DataType.isList(type) ||
    DataType.isFixedSizeList(type) ||
    DataType.isMap(type) ||
    DataType.isStruct(type)
  );
}

function jsonReader(data: Data): CellReader {
  const read = jsonValueReader(data);
  return (row) => (data.getValid(row) ? read(row) : 'null');
}

function jsonValueReader(data: Data): CellReader {
  const type: unknown = data.type;
  const [items] = data.children as readonly Data[];
  if (DataType.isStruct(type)) {
    const fields = type.children.map((field, at) => ({
      key: JSON.stringify(field.name),
      read: jsonReader(data.children[at] as Data),
    }));
    return (row) => `{${fields.map(({ key, read }) => `${key}:${read(row)}`).join(',')}}`;
  }
  if (DataType.isMap(type) && items) {
    const [keys, values] = items.children as unknown as readonly [Data, Data];
    const key = cellReader(keys);
    const value = jsonReader(values);
    return (row) =>
      `{${rangeOf(data, row)
        .map((at) => `${JSON.stringify(key(at))}:${value(at)}`)
        .join(',')}}`;
  }
  if (DataType.isFixedSizeList(type) && items) {
    const read = jsonReader(items);
    const size = type.listSize;
    if (size < 0 || size * data.length > items.length) throw new Error('fewer values than rows');
    return (row) => `[${Array.from({ length: size }, (_, i) => read(row * size + i)).join(',')}]`;
  }
  if (DataType.isList(type) && items) {
    const read = jsonReader(items);
    return (row) => `[${rangeOf(data, row).map(read).join(',')}]`;
  }
  const read = valueReader(data);
  const isLiteral =
    DataType.isInt(type) ||
    DataType.isFloat(type) ||
    DataType.isDecimal(type) ||
    DataType.isBool(type);
  return (row) => {
    const text = read(row);
    return isLiteral && /^(-?\d+(\.\d+)?|true|false)$/.test(text) ? text : JSON.stringify(text);
  };
}

/** Positions of the elements of a row's list. */
function rangeOf(data: Data, row: number): number[] {
  const offsets = data.valueOffsets as ArrayLike<number>;
  const from = Number(offsets[row]);
  const to = Number(offsets[row + 1]);
  const isInside = from >= 0 && to >= from && to <= (data.children[0]?.length ?? 0);
  if (!isInside) throw new Error('list is out of its values');
  return Array.from({ length: to - from }, (_, i) => from + i);
}
