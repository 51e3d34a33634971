import {
  jsonText,
  JsonNumber,
  scalarText,
  type JsonList,
  type JsonObject,
  type JsonValue,
} from './json-values.ts';

/** Names under which shops keep the lines of an order. */
const itemNames = new Set(['line_items', 'lineItems', 'items', 'lines', 'products', 'order_items']);

/** How the records of one table become rows. */
export interface JsonShape {
  /** Paths with dots, in order of first appearance; null where the records are arrays of cells. */
  readonly columns: readonly string[] | null;
  /** The array whose elements get a row each, or null. */
  readonly items: string | null;
  readonly rows: number;
}

/**
 * Learns the shape of a table from its records. Every record has a row; where the records keep
 * their lines in one array of objects under a usual name, and never anything else there, every line
 * has a row, which repeats what the record says.
 */
export class JsonShapes {
  private readonly columns = new Map<string, 'plain' | 'items' | 'ofItem'>();
  private readonly itemPaths = new Set<string>();
  private readonly otherPaths = new Set<string>();
  private records = 0;
  private lines = 0;
  private lists = 0;
  private widest = 0;

  add(record: JsonValue): void {
    this.records++;
    let lines = 0;
    if (Array.isArray(record)) {
      this.lists++;
      this.widest = Math.max(this.widest, record.length);
    }
    eachField(record, (path, value, key) => {
      if (!itemNames.has(key)) {
        this.see(path, 'plain');
        return;
      }
      if (!isItems(value)) {
        if (value !== null && !(Array.isArray(value) && value.length === 0))
          this.otherPaths.add(path);
        this.see(path, 'items');
        return;
      }
      this.itemPaths.add(path);
      this.see(path, 'items');
      lines = value.length;
      for (const item of value) eachField(item, (inner) => this.see(`${path}.${inner}`, 'ofItem'));
    });
    this.lines += Math.max(1, lines);
  }

  /** Columns seen so far, to stop before they fill the memory. */
  get width(): number {
    return Math.max(this.columns.size, this.widest);
  }

  shape(): JsonShape {
    if (this.records > 0 && this.lists === this.records) {
      return { columns: null, items: null, rows: this.records };
    }
    const [only, ...others] = this.itemPaths;
    const items =
      only !== undefined && others.length === 0 && !this.otherPaths.has(only) ? only : null;
    const columns = [...this.columns]
      .filter(([path, kind]) => (items === null ? kind !== 'ofItem' : path !== items))
      .map(([path]) => path);
    return { columns, items, rows: items === null ? this.records : this.lines };
  }

  private see(path: string, kind: 'plain' | 'items' | 'ofItem'): void {
    const known = this.columns.get(path);
    if (known === undefined || known === 'ofItem') this.columns.set(path, kind);
  }
}

/** The rows of a record; cells whose column is not wanted stay empty. */
export function rowsOf(
  record: JsonValue,
  shape: JsonShape,
  places: ReadonlyMap<string, number>,
  isWanted: (at: number) => boolean,
): string[][] {
  if (shape.columns === null) {
    const list = Array.isArray(record) ? record : [record];
    return [list.map((value, at) => (isWanted(at) ? cellText(value) : ''))];
  }
  const row = new Array<string>(shape.columns.length).fill('');
  let items: readonly JsonObject[] = [];
  const put = (cells: string[], path: string, value: JsonValue): void => {
    const at = places.get(path);
    if (at !== undefined && isWanted(at)) cells[at] = cellText(value);
  };
  eachField(record, (path, value) => {
    if (path === shape.items && isItems(value)) items = value;
    else put(row, path, value);
  });
  if (items.length === 0) return [row];
  return items.map((item) => {
    const line = row.slice();
    eachField(item, (path, value) => put(line, `${shape.items ?? ''}.${path}`, value));
    return line;
  });
}

/** Visits what stands in an object and in the objects inside it; anything else is one `value`. */
function eachField(
  record: JsonValue,
  visit: (path: string, value: JsonValue, key: string) => void,
  prefix = '',
): void {
  if (!(record instanceof Map)) {
    visit('value', record, 'value');
    return;
  }
  for (const [key, value] of record) {
    const path = prefix + key;
    if (value instanceof Map) eachField(value, visit, `${path}.`);
    else visit(path, value, key);
  }
}

function isItems(value: JsonValue): value is JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof Map);
}

function cellText(value: JsonValue): string {
  if (Array.isArray(value)) return listText(value);
  return value instanceof Map ? jsonText(value) : scalarText(value);
}

function listText(list: JsonList): string {
  const texts: string[] = [];
  for (const value of list) {
    if (value !== null && typeof value === 'object' && !(value instanceof JsonNumber)) {
      return jsonText(list);
    }
    texts.push(scalarText(value));
  }
  return texts.join('; ');
}
