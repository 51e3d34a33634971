import { toJson, type FileMetaData, type SchemaElement, type SchemaTree } from 'hyparquet';
import { isListLike, isMapLike } from 'hyparquet/src/schema.js';
import {
  bigEndianInteger,
  bytesText,
  dayText,
  decimalText,
  float32Text,
  floatText,
  hexText,
  momentText,
  timeText,
  uuidText,
  type TicksPerSecond,
} from './value-text.ts';

/**
 * A column as people see it: a leaf of the schema, named by its path (`address.city`), or a list or
 * map, whose cells are JSON text.
 */
export interface ParquetColumn {
  readonly name: string;
  /** The column of the file's first level that holds it. */
  readonly top: string;
  /** Fields to follow from a value of `top` to the value of this column. */
  readonly fields: readonly string[];
  /** Paths in the schema of what must be read for it. */
  readonly leaves: readonly string[];
  /** A value as the decoder hands it over, as text; null and undefined are empty. */
  readonly text: (value: unknown) => string;
}

/**
 * The schema in the form in which the decoder leaves values as they are stored: integers as
 * integers, decimals as unscaled integers or bytes, days and moments as counts. What they mean is
 * decided here, because the decoder's own conversions go through doubles and `Date`.
 */
export function storedSchema(schema: readonly SchemaElement[]): SchemaElement[] {
  return schema.map((element) => {
    const { type, logical_type: logical, converted_type: converted, ...rest } = element;
    if (type === undefined) {
      // Newer writers may name lists and maps by logical type only.
      if (logical?.type === 'LIST') return { ...element, converted_type: 'LIST' };
      if (logical?.type === 'MAP' || converted === 'MAP_KEY_VALUE')
        return { ...element, converted_type: 'MAP' };
      return element;
    }
    if (type !== 'BYTE_ARRAY' || isDecimal(element)) return { ...rest, type };
    // Marked as text, so that each entry of a dictionary is decoded once and not once per row.
    return { ...rest, type, converted_type: 'UTF8' };
  });
}

/** The columns of a schema in file order. */
export function parquetColumns(
  root: SchemaTree,
  elements: readonly SchemaElement[],
): ParquetColumn[] {
  const meanings = leafMeanings(root, elements);
  const columns: ParquetColumn[] = [];
  const visit = (node: SchemaTree): void => {
    const isVariant = node.element.logical_type?.type === 'VARIANT';
    const isStruct =
      node.children.length > 0 &&
      node.element.repetition_type !== 'REPEATED' &&
      !isListLike(node) &&
      !isMapLike(node) &&
      !isVariant;
    if (isStruct) {
      for (const child of node.children) visit(child);
      return;
    }
    const isPlain = node.children.length === 0 && node.element.repetition_type !== 'REPEATED';
    const plain = leafText(meanings.get(node) ?? node.element);
    columns.push({
      name: node.path.join('.'),
      top: node.path[0] ?? '',
      fields: node.path.slice(1),
      leaves: leavesOf(node).map((leaf) => leaf.path.join('.')),
      text: (value) => {
        if (value === null || value === undefined) return '';
        if (isPlain) return plain(value);
        return isVariant ? JSON.stringify(toJson(value)) : jsonText(node, value, meanings);
      },
    });
  };
  for (const child of root.children) visit(child);
  return columns;
}

/** The metadata without the columns that are not wanted, so that their bytes are never asked for. */
export function pruned(
  metadata: FileMetaData,
  root: SchemaTree,
  leaves: ReadonlySet<string>,
): FileMetaData {
  const schema: SchemaElement[] = [];
  const keep = (node: SchemaTree): boolean => {
    if (node.children.length === 0 && node.path.length > 0) {
      if (!leaves.has(node.path.join('.'))) return false;
      schema.push(node.element);
      return true;
    }
    const at = schema.push(node.element) - 1;
    const children = node.children.filter(keep).length;
    if (children === 0 && node.path.length > 0) {
      schema.length = at;
      return false;
    }
    schema[at] = { ...node.element, num_children: children };
    return true;
  };
  keep(root);
  return {
    ...metadata,
    schema,
    row_groups: metadata.row_groups.map((group) => ({
      ...group,
      columns: group.columns.filter((chunk) =>
        leaves.has(chunk.meta_data?.path_in_schema.join('.') ?? ''),
      ),
    })),
  };
}

function leavesOf(node: SchemaTree): readonly SchemaTree[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}

type Meanings = ReadonlyMap<SchemaTree, SchemaElement>;

/** What the file says about each node: the tree itself is made of the schema with the types left out. */
function leafMeanings(root: SchemaTree, elements: readonly SchemaElement[]): Meanings {
  const meanings = new Map<SchemaTree, SchemaElement>();
  let at = 0;
  const visit = (node: SchemaTree): void => {
    meanings.set(node, elements[at++] ?? node.element);
    node.children.forEach(visit);
  };
  visit(root);
  return meanings;
}

function isDecimal(element: SchemaElement): boolean {
  return element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL';
}

/** How the values of a leaf become text, by its logical type, or else by how they are stored. */
function leafText(element: SchemaElement): (value: unknown) => string {
  const { type, logical_type: logical, converted_type: converted } = element;
  if (isDecimal(element)) {
    const scale = logical?.type === 'DECIMAL' ? logical.scale : (element.scale ?? 0);
    return (value) =>
      decimalText(value instanceof Uint8Array ? bigEndianInteger(value) : toInteger(value), scale);
  }
  if (logical?.type === 'DATE' || converted === 'DATE') return (value) => dayText(Number(value));
  if (logical?.type === 'TIMESTAMP') return momentBy(ticks[logical.unit]);
  if (converted === 'TIMESTAMP_MILLIS') return momentBy(ticks.MILLIS);
  if (converted === 'TIMESTAMP_MICROS') return momentBy(ticks.MICROS);
  if (type === 'INT96') return momentBy(ticks.NANOS);
  if (logical?.type === 'TIME') return timeBy(ticks[logical.unit]);
  if (converted === 'TIME_MILLIS') return timeBy(ticks.MILLIS);
  if (converted === 'TIME_MICROS') return timeBy(ticks.MICROS);
  if (logical?.type === 'UUID') return (value) => uuidText(value as Uint8Array);
  if (logical?.type === 'FLOAT16') return (value) => float16Text(value as Uint8Array);
  if (type === 'INT64' || type === 'INT32') return unsignedBits(element) ?? String;
  if (type === 'FLOAT') return (value) => float32Text(value as number);
  if (type === 'DOUBLE') return (value) => floatText(value as number);
  if (converted === 'INTERVAL') return (value) => hexText(value as Uint8Array);
  return (value) => (value instanceof Uint8Array ? bytesText(value) : String(value));
}

const ticks = { MILLIS: 1_000, MICROS: 1_000_000, NANOS: 1_000_000_000 } as const;

const momentBy = (perSecond: TicksPerSecond) => (value: unknown) =>
  momentText(toInteger(value), perSecond);
const timeBy = (perSecond: TicksPerSecond) => (value: unknown) =>
  timeText(toInteger(value), perSecond);

function toInteger(value: unknown): bigint {
  return typeof value === 'bigint' ? value : BigInt(value as number);
}

/** Unsigned integers are stored in the bits of signed ones. */
function unsignedBits(element: SchemaElement): ((value: unknown) => string) | null {
  const { logical_type: logical, converted_type: converted } = element;
  const isUnsigned =
    (logical?.type === 'INTEGER' && !logical.isSigned) || (converted ?? '').startsWith('UINT_');
  if (!isUnsigned) return null;
  if (element.type === 'INT64') return (value) => String(BigInt.asUintN(64, value as bigint));
  return (value) => String((value as number) >>> 0);
}

function float16Text(bytes: Uint8Array): string {
  const bits = ((bytes[1] ?? 0) << 8) | (bytes[0] ?? 0);
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return floatText(fraction ? Number.NaN : sign * Infinity);
  return floatText(
    exponent === 0
      ? sign * 2 ** -24 * fraction
      : sign * 2 ** (exponent - 15) * (1 + fraction / 1024),
  );
}

/** A list, map or group inside one of these as JSON, its numbers digit by digit. */
function jsonText(node: SchemaTree, value: unknown, meanings: Meanings, isItem = false): string {
  if (value === null || value === undefined) return 'null';
  if (!isItem && node.element.repetition_type === 'REPEATED' && Array.isArray(value)) {
    return `[${value.map((item) => jsonText(node, item, meanings, true)).join(',')}]`;
  }
  const [first] = node.children;
  if (first === undefined) return jsonScalar(meanings.get(node) ?? node.element, value);
  if (isListLike(node) && Array.isArray(value)) {
    const [only, ...others] = first.children;
    const item = only !== undefined && others.length === 0 ? only : first;
    return `[${value.map((one) => jsonText(item, one, meanings, true)).join(',')}]`;
  }
  const fields = Object.entries(value);
  if (isMapLike(node)) {
    const [keys, values] = first.children as [SchemaTree, SchemaTree];
    const keyText = mapKeyText(meanings.get(keys) ?? keys.element);
    return `{${fields
      .map(([key, one]) => `${JSON.stringify(keyText(key))}:${jsonText(values, one, meanings)}`)
      .join(',')}}`;
  }
  return `{${node.children
    .map((child) => {
      const one: unknown = (value as Record<string, unknown>)[child.element.name];
      return `${JSON.stringify(child.element.name)}:${jsonText(child, one, meanings)}`;
    })
    .join(',')}}`;
}

function jsonScalar(element: SchemaElement, value: unknown): string {
  const text = leafText(element)(value);
  if (typeof value === 'boolean') return text;
  return /^-?\d+(\.\d+)?$/.test(text) && isNumeric(element) ? text : JSON.stringify(text);
}

function isNumeric(element: SchemaElement): boolean {
  const { type, logical_type: logical, converted_type: converted } = element;
  if (isDecimal(element) || logical?.type === 'FLOAT16') return true;
  if (logical !== undefined && logical.type !== 'INTEGER') return false;
  if (converted !== undefined && !converted.includes('INT_')) return false;
  return type !== 'BYTE_ARRAY' && type !== 'FIXED_LEN_BYTE_ARRAY' && type !== 'INT96';
}

/** The decoder makes objects of maps, so that their keys arrive as texts of what is stored. */
function mapKeyText(element: SchemaElement): (key: string) => string {
  const text = leafText(element);
  if (element.type === 'INT32') return (key) => text(Number(key));
  if (element.type === 'INT64') return (key) => text(BigInt(key));
  return (key) => key;
}
