/** What a field of a flatbuffer's table holds, as far as it must be followed to be checked. */
export type FieldKind =
  | { readonly kind: 'scalar'; readonly bytes: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'values'; readonly bytes: number }
  | { readonly kind: 'table'; readonly of: () => TableShape }
  | { readonly kind: 'tables'; readonly of: () => TableShape }
  /** A table whose shape is told by the number in the field before it. */
  | { readonly kind: 'union'; readonly of: (type: number) => TableShape };

/** The fields of a table by their number; those that are not named are not looked at. */
export type TableShape = readonly FieldKind[];

/**
 * Throws where a flatbuffer points out of its bytes, or where a list is longer than they can hold.
 * The library that reads them checks nothing: bytes that are not there read as zeros, so that a list
 * with a damaged length is gone through two thousand million times.
 */
export function checkFlatbuffer(bytes: Uint8Array, shape: TableShape): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Tables may be shared; without a limit a few of them could stand for millions.
  const budget = { tables: bytes.length };
  checkTable({ view, budget }, view.getUint32(0, true), shape);
}

/** Where a field of the outermost table stands; null where it is left out. */
export function fieldAt(bytes: Uint8Array, number: number): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = view.getUint32(0, true);
  const vtable = at - view.getInt32(at, true);
  const entry = 4 + number * 2;
  const offset = entry < view.getUint16(vtable, true) ? view.getUint16(vtable + entry, true) : 0;
  return offset === 0 ? null : at + offset;
}

/** Where the entries of a list of fixed width begin, in a field of the outermost table. */
export function structsAt(bytes: Uint8Array, number: number, width: number): readonly number[] {
  const at = fieldAt(bytes, number);
  if (at === null) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = follow(view, at);
  return Array.from({ length: view.getUint32(list, true) }, (_, n) => list + 4 + n * width);
}

interface Checked {
  readonly view: DataView;
  readonly budget: { tables: number };
}

function checkTable(checked: Checked, at: number, shape: TableShape): void {
  const { view, budget } = checked;
  if (budget.tables-- <= 0) throw new Error('flatbuffer has too many tables');
  const vtable = at - view.getInt32(at, true);
  const places = view.getUint16(vtable, true);
  const size = view.getUint16(vtable + 2, true);
  checkInside(view, vtable, places);
  checkInside(view, at, size);
  shape.forEach((field, number) => {
    const entry = 4 + number * 2;
    const offset = entry + 2 <= places ? view.getUint16(vtable + entry, true) : 0;
    if (offset === 0) return;
    if (field.kind === 'union') {
      const typeEntry = entry - 2;
      const typeOffset = view.getUint16(vtable + typeEntry, true);
      const type = typeOffset === 0 ? 0 : view.getUint8(at + typeOffset);
      checkTable(checked, follow(view, at + offset), field.of(type));
    } else {
      checkField(checked, at + offset, field);
    }
  });
}

function checkField(
  checked: Checked,
  at: number,
  field: Exclude<FieldKind, { kind: 'union' }>,
): void {
  const { view } = checked;
  if (field.kind === 'scalar') {
    checkInside(view, at, field.bytes);
    return;
  }
  const target = follow(view, at);
  if (field.kind === 'table') {
    checkTable(checked, target, field.of());
    return;
  }
  const length = view.getUint32(target, true);
  const width = field.kind === 'values' ? field.bytes : field.kind === 'text' ? 1 : 4;
  checkInside(view, target + 4, length * width);
  if (field.kind !== 'tables') return;
  for (let n = 0; n < length; n++) {
    checkTable(checked, follow(view, target + 4 + n * 4), field.of());
  }
}

function follow(view: DataView, at: number): number {
  return at + view.getUint32(at, true);
}

function checkInside(view: DataView, at: number, length: number): void {
  if (at < 0 || at + length > view.byteLength)
    throw new Error('flatbuffer points out of its bytes');
}
