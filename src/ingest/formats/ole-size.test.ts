import { expect, test } from 'vitest';
import { isOleWhole } from './ole-size.ts';

const sectorBytes = 512;
const free = 0xffff_ffff;

/**
 * A compound file with more tables than its header has places for: sector 0 lists the table 110,
 * sectors 1–110 are the tables, and the last table says that the chain goes on at `last`.
 */
function container(last: number, sectors: number): Uint8Array {
  const bytes = new Uint8Array((sectors + 1) * sectorBytes).fill(0xff);
  const view = new DataView(bytes.buffer);
  view.setUint16(0x1e, 9, true);
  view.setUint32(0x2c, 110, true);
  view.setUint32(0x44, 0, true);
  for (let i = 0; i < 109; i++) view.setUint32(0x4c + i * 4, 1 + i, true);
  view.setUint32(sectorBytes, 110, true);
  view.setUint32(sectorBytes * 111, last, true);
  return bytes;
}

test('a container is whole when every sector it refers to begins inside it', () => {
  expect(isOleWhole(container(free, 111))).toBe(true);
  expect(isOleWhole(container(111, 112))).toBe(true);
  expect(isOleWhole(container(111, 112).subarray(0, 112 * sectorBytes + 1))).toBe(true);
});

test('a container that ends before a sector it refers to is not whole', () => {
  expect(isOleWhole(container(111, 111))).toBe(false);
  expect(isOleWhole(container(500, 112))).toBe(false);
  expect(isOleWhole(container(111, 112).subarray(0, 112 * sectorBytes))).toBe(false);
});

test('a container is not whole without its header, its tables or the list of them', () => {
  const whole = container(free, 111);
  for (const end of [0, 511, 512, sectorBytes * 2, sectorBytes * 111]) {
    expect(isOleWhole(whole.subarray(0, end)), `${end} bytes`).toBe(false);
  }
  const listGone = container(free, 111);
  new DataView(listGone.buffer).setUint32(0x44, 9999, true);
  expect(isOleWhole(listGone)).toBe(false);
});

test('sectors of a size that the format does not have are refused', () => {
  const odd = container(free, 111);
  new DataView(odd.buffer).setUint16(0x1e, 40_000, true);
  expect(isOleWhole(odd)).toBe(false);
});
