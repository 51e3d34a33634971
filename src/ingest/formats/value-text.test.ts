import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bigEndianInteger,
  bytesText,
  dayText,
  decimalText,
  float32Text,
  floatText,
  momentText,
  timeText,
  uuidText,
} from './value-text.ts';

describe('numbers as text', () => {
  it('writes floating-point numbers without an exponent and without losing anything', () => {
    expect(floatText(1e21)).toBe('1000000000000000000000');
    expect(floatText(-1.5e-7)).toBe('-0.00000015');
    expect(floatText(0.1)).toBe('0.1');
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(Number(floatText(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('keeps the exponent of numbers that would take more than forty digits', () => {
    expect(floatText(5e-324)).toBe('5e-324');
    expect(floatText(1e300)).toBe('1e+300');
  });

  it('writes no value for a number that is none', () => {
    expect(floatText(Number.NaN)).toBe('');
    expect(float32Text(Number.NaN)).toBe('');
  });

  it('writes 32-bit numbers with the digits they have', () => {
    expect(float32Text(Math.fround(0.1))).toBe('0.1');
    expect(float32Text(Math.fround(19.99))).toBe('19.99');
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(Number(float32Text(value)))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('writes decimals digit by digit, beyond what a double can hold', () => {
    expect(decimalText(12_345_678_901_234_567_890_123_456_789_012_345_678n, 10)).toBe(
      '1234567890123456789012345678.9012345678',
    );
    expect(decimalText(-5n, 2)).toBe('-0.05');
    expect(decimalText(0n, 2)).toBe('0.00');
    expect(decimalText(12n, -3)).toBe('12000');
    expect(decimalText(7n, 0)).toBe('7');
  });

  it('reads big-endian integers of any length with their sign', () => {
    expect(bigEndianInteger(Uint8Array.of(0xff, 0xfe))).toBe(-2n);
    expect(bigEndianInteger(Uint8Array.of(0x00, 0xff))).toBe(255n);
    expect(bigEndianInteger(Uint8Array.of())).toBe(0n);
  });
});

describe('days and clocks as text', () => {
  it('agrees with the calendar of the platform on every day it knows', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (days) => {
        expect(dayText(days)).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it('agrees with the platform on moments, before 1970 as well', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000_000_000_000, max: 200_000_000_000_000 }), (millis) => {
        const iso = new Date(millis)
          .toISOString()
          .replace('T', ' ')
          .replace(/(\.000)?Z$/, '');
        expect(momentText(BigInt(millis), 1_000)).toBe(iso);
        expect(momentText(BigInt(millis) * 1_000n + 999n, 1_000_000)).toBe(iso);
        expect(momentText(BigInt(millis) * 1_000_000n + 1n, 1_000_000_000)).toBe(iso);
      }),
    );
  });

  it('leaves out a fraction of zero and cuts a finer one to milliseconds', () => {
    expect(momentText(0n, 1)).toBe('1970-01-01 00:00:00');
    expect(momentText(1_500n, 1_000)).toBe('1970-01-01 00:00:01.500');
    expect(momentText(123_456_789n, 1_000_000_000)).toBe('1970-01-01 00:00:00.123');
    expect(timeText(61_000_001n, 1_000_000)).toBe('00:01:01');
    expect(timeText(86_399_999n, 1_000)).toBe('23:59:59.999');
  });
});

describe('bytes as text', () => {
  it('reads UTF-8 and shows other bytes as hexadecimal digits', () => {
    expect(bytesText(new TextEncoder().encode('王小明 ordered'))).toBe('王小明 ordered');
    expect(bytesText(Uint8Array.of(0xff, 0x00, 0x1a))).toBe('ff001a');
    expect(bytesText(new TextEncoder().encode('\u{feff}id'))).toBe('\u{feff}id');
  });

  it('groups the digits of a UUID', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => i * 17);
    expect(uuidText(bytes)).toBe('00112233-4455-6677-8899-aabbccddeeff');
  });
});
