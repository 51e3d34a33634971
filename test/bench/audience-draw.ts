/** A number from 0 to 2³² that depends on the row and on what it is drawn for. */
export function draw(row: number, what: number): number {
  let mixed = Math.imul(row + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(what + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** One of a list by a number. */
export function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length]!;
}
