import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonValues } from './json-values.ts';
import { JsonSyntaxError, JsonTokens } from './json-tokens.ts';
import { jsonText, type JsonValue } from './json-values.ts';

/** All values of a text, fed in pieces of `size` bytes. */
function parse(bytes: Uint8Array, size: number): JsonValue[] {
  const tokens = new JsonTokens();
  const values = new JsonValues();
  const found: JsonValue[] = [];
  for (let at = 0; ;) {
    const token = tokens.next();
    if (token === 'end') return found;
    if (token !== 'more') {
      if (values.take(token, tokens.text)) found.push(values.value);
    } else if (at >= bytes.length) {
      tokens.complete();
    } else {
      tokens.push(bytes.subarray(at, at + size));
      at += size;
    }
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the tokens of JSON', () => {
  it('are those of JSON.parse, however the bytes are cut into blocks', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: 'binary' }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 9 }),
        (value, indent, size) => {
          const text = JSON.stringify(value, null, indent);
          const [read, ...others] = parse(encode(text), size);
          expect(others).toEqual([]);
          expect(JSON.parse(jsonText(read!))).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are refused exactly where JSON.parse refuses a text', () => {
    const piece = fc.constantFrom(
      ...'{}[],:"\\ \n-+.eE01'.split(''),
      'true',
      'null',
      '"a"',
      '12',
      '\\u00e9',
      '{"a":1}',
      '[1,2]',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        let expected: unknown;
        let isJson = true;
        try {
          expected = JSON.parse(text);
        } catch {
          isJson = false;
        }
        let read: JsonValue[] | null = null;
        try {
          read = parse(encode(text), 3);
        } catch (cause) {
          expect(cause).toBeInstanceOf(JsonSyntaxError);
        }
        // Several values in a row are JSON Lines, and no value at all is an empty file.
        if (isJson) expect(JSON.parse(jsonText(read![0]!))).toEqual(expected);
        else expect(read === null || read.length !== 1).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('hold numbers as they stand in the file', () => {
    const text = '[12345678901234567890, 1.10, -0.0, 1E5]';
    expect(jsonText(parse(encode(text), 4)[0]!)).toBe('[12345678901234567890,1.10,-0.0,1E5]');
  });

  it('go 64 levels deep and no deeper', () => {
    const nested = (levels: number): Uint8Array => encode('['.repeat(levels) + ']'.repeat(levels));
    expect(parse(nested(64), 10)).toHaveLength(1);
    expect(() => parse(nested(65), 10)).toThrow(JsonSyntaxError);
  });

  it('are refused in bytes that are not UTF-8', () => {
    expect(() => parse(Uint8Array.of(0x22, 0xff, 0x22), 10)).toThrow(JsonSyntaxError);
  });
});
