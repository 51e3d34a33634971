import { describe, expect, it } from 'vitest';
import { unpackLz4Frames } from './lz4-frame.ts';
import { unpackZstd } from './zstd.ts';

/** What is packed in the frames, which the formats' own tools wrote (lz4 1.9, zstd 1.5). */
const text = Array.from(
  { length: 60 },
  (_, i) => `${i % 7},Taipei 台中,${decimal(i * 1.25)}\n`,
).join('');
const frames = {
  'LZ4 with its size':
    'BCJNGGxAAgUAAAAAAAAckgEAAPsGMCxUYWlwZWkg5Y+w5LitLDAuMAoxFABrMS4yNQoyFQBbMi41CjMUAGszLjc1CjQVAFs1LjAKNRQAEDZSABs2FQBMNy41Co8AEDhSAA2QAAClAAyQABExpgAMkgA+MTIukgARMagADJQAEDGpAAyUABExqgAMlgA/MTculgAAAawADScBAKwADJYAETKsAAyXAD4yMi6WABEyrAAMKwEQMqwADJYAETKsAAyXAD8yNy6WAAABrAANvwEArAAMlgARM6wADJcAPjMyLpYAETOsAAwtAS8zNVMCAC8zNlQCAS8zN1UCAR84VgIBLzQwVwIALzQxWAIBLzQyWQIALzQzWgIBLzQ1WgIALzQ2WgIBPzQ3LpYAAB84WgIBLzUwWgIALzUxWgIBLzUyWgIALzUzWgIBLzU1WgIALzU2WgIBPzU3LpYAAB84WgIBLzYwWgIALzYxWgIBLzYyWgIALzYzWgIBLzY1WgIALzY2WgIBPzY3LpYAAB84WgIBHzetBAEfN64EAh83rwQBYDczLjc1CgAAAAC2aBwY',
  'LZ4 with linked blocks and sums':
    'BCJNGHRAvbYBAAD7BjAsVGFpcGVpIOWPsOS4rSwwLjAKMRQAazEuMjUKMhUAWzIuNQozFABrMy43NQo0FQBbNS4wCjUUABA2UgAbNhUATDcuNQqPABA4UgANkAAApQAMkAARMaYADJIAEDGnAAySABExqAAMlAAQMakADJQAETGqAAyWABAxqwANlgABrAAMlwAQMqwADJYAETKsAAyXABAyrAAMlgARMqwADJcAEDKsAAyWABEyrAAMlwAQMqwADZYAAawADJcAEDOsAAyWABEzrAAMlwAQM6wADJYAETOsAAyXABAzrAAMlgARM6wADJcAEDOsAA2WAAGsAAyXABA0rAAMlgARNKwADJcAEDSsAAyWABE0rAAMlwAQNKwADJYAETSsAAyXABA0rAANlgABrAAMlwAQNawADJYAETWsAAyXABA1rAAMlgARNawADJcAEDWsAAyWABE1rAAMlwAQNawADZYAAawADJcAEDasAAyWABE2rAAMlwAQNqwADJYAETasAAyXABA2rAAMlgARNqwADJcAEDasAA2WAAGsAAyXABA3rAAMlgARN6wADJcAEDesAAyWAGA3My43NQoZL74qAAAAALZoHBg=',
};
const zstd =
  'KLUv/WQCBO0GACbQJRugp5AO/v/tJ4AI4PBPcelfrCa3JFveycZf1HklABsAGwB7Rhb2gwjeEtxFIXMIdiLBN8E9I2QxHCQoIBgsABAMFBAIBBgkRI/2kCzEfrjbNZljp73tmSz9cGfXyBx2mjcB7MTHPZSF7Ic7dg2Zg53GG3uGLIP9cGkXyST2gp36uqeylP1wa1fJLHaqV3tKlmI/XO6iTAY7qBEYyev+BjB0UnkR/CKBDj8AS4YIWc40VwxwkBlikoLMEJMUZIYYpVFBqqTGMtKxCw1VpKcJScdQxFwIxxbqBa0KoZUFTQ==';

function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

const textOf = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes as Uint8Array<ArrayBuffer>);

describe('a frame', () => {
  it.each(Object.entries(frames))('is unpacked: %s', (_, frame) => {
    expect(textOf(unpackLz4Frames(bytesOf(frame)))).toBe(text);
  });

  it('is unpacked: Zstandard', () => {
    expect(textOf(unpackZstd(bytesOf(zstd)))).toBe(text);
  });

  it('may follow another, and one of the two may be skipped', () => {
    const [first = ''] = Object.values(frames);
    const skipped = Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3);
    const both = Buffer.concat([bytesOf(first), skipped, bytesOf(first)]);
    expect(textOf(unpackLz4Frames(both))).toBe(text + text);
  });

  it('is refused wherever it is cut off', () => {
    for (const frame of Object.values(frames).map(bytesOf)) {
      // A missing sum at the end goes unnoticed: sums are not compared.
      for (let kept = 1; kept < frame.length - 4; kept++) {
        expect(() => unpackLz4Frames(frame.subarray(0, kept))).toThrow();
      }
    }
  });

  it('ends with bytes or an error, whatever byte of it is damaged', () => {
    for (const frame of Object.values(frames).map(bytesOf)) {
      for (let at = 0; at < frame.length; at++) {
        for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
          const damaged = frame.slice();
          damaged[at] = value;
          let unpacked: Uint8Array;
          try {
            unpacked = unpackLz4Frames(damaged);
          } catch (cause) {
            expect(cause).toBeInstanceOf(Error);
            continue;
          }
          expect(unpacked.length).toBeLessThan(255 * frame.length);
        }
      }
    }
  });

  it('is refused before it takes more memory than it may', () => {
    const large = bytesOf(zstd);
    large.set([0xe0, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0], 4);
    expect(() => unpackZstd(large)).toThrow('too large');
    expect(() => unpackZstd(bytesOf(zstd), text.length - 1)).toThrow('too large');
  });
});
