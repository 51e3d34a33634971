import { none } from '../../core/text-codes.ts';

/**
 * Plain loops, one function per kind of array: they run over every row of a file, and a loop that
 * sees several kinds of arrays, or calls a function per item, runs several times as long.
 */

export function range(from: number, to: number): Int32Array {
  const numbers = new Int32Array(to - from);
  for (let i = 0; i < numbers.length; i++) numbers[i] = from + i;
  return numbers;
}

/** The values at some places. */
export function pickInts(values: Int32Array, places: Int32Array): Int32Array {
  const picked = new Int32Array(places.length);
  for (let i = 0; i < picked.length; i++) picked[i] = values[places[i] as number] as number;
  return picked;
}

/** Rows of `width` integers, at some places, as columns. */
export function pickRows(ints: Int32Array, width: number, places: Int32Array): Int32Array[] {
  const columns = Array.from({ length: width }, () => new Int32Array(places.length));
  for (let i = 0; i < places.length; i++) {
    const start = width * (places[i] as number);
    for (let at = 0; at < width; at++) (columns[at] as Int32Array)[i] = ints[start + at] as number;
  }
  return columns;
}

/** One of `width` whole numbers per row, at some places; in half the bytes where those hold it. */
export function pickWhole(
  numbers: Float64Array,
  width: number,
  at: number,
  places: Int32Array,
): Int32Array | Float64Array {
  const narrow = new Int32Array(places.length);
  for (let i = 0; i < narrow.length; i++) {
    const value = numbers[width * (places[i] as number) + at] as number;
    narrow[i] = value;
    if (narrow[i] !== value) return pickNumbers(numbers, width, at, places);
  }
  return narrow;
}

function pickNumbers(
  numbers: Float64Array,
  width: number,
  at: number,
  places: Int32Array,
): Float64Array {
  const picked = new Float64Array(places.length);
  for (let i = 0; i < picked.length; i++)
    picked[i] = numbers[width * (places[i] as number) + at] as number;
  return picked;
}

/** The ranks of codes; `none` has none. */
export function ranksOf(codes: Int32Array, ranks: Int32Array): Int32Array {
  const found = new Int32Array(codes.length);
  for (let i = 0; i < found.length; i++) {
    const code = codes[i] as number;
    found[i] = code === none ? none : (ranks[code] as number);
  }
  return found;
}

/** 1 where two arrays differ. */
export function differences(left: Int32Array, right: Int32Array): Int32Array {
  const differ = new Int32Array(left.length);
  for (let i = 0; i < differ.length; i++) differ[i] = left[i] === right[i] ? 0 : 1;
  return differ;
}

/** The items by rising key, those with one key in the order they had: a counting sort. */
export function sortedBy(keys: Int32Array, items: Int32Array): Int32Array {
  if (items.length === 0) return items;
  let [lowest, highest] = [keys[0] as number, keys[0] as number];
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as number;
    if (key < lowest) lowest = key;
    if (key > highest) highest = key;
  }
  const starts = new Int32Array(highest - lowest + 2);
  for (let i = 0; i < keys.length; i++) {
    const bucket = (keys[i] as number) - lowest + 1;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket++)
    starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
  const sorted = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as number;
    const bucket = (keys[item] as number) - lowest;
    const place = starts[bucket] as number;
    sorted[place] = item;
    starts[bucket] = place + 1;
  }
  return sorted;
}
