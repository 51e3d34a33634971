import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DateSystem, serialText, serialWallClock } from './serial.ts';

/** Days between two days of the calendar, from the platform's own calendar. */
const daysFrom = (first: string, day: string): number =>
  (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000;

describe('days', () => {
  // ECMA-376 part 1, 18.17.4.1, and what Excel itself shows for these serials.
  test.each([
    [1, '1900', '1900-01-01'],
    [2, '1900', '1900-01-02'],
    [59, '1900', '1900-02-28'],
    [61, '1900', '1900-03-01'],
    [25569, '1900', '1970-01-01'],
    [45292, '1900', '2024-01-01'],
    [45351, '1900', '2024-02-29'],
    [2958465, '1900', '9999-12-31'],
    [0, '1904', '1904-01-01'],
    [60, '1904', '1904-03-01'],
    [43830, '1904', '2024-01-01'],
    [2957003, '1904', '9999-12-31'],
  ] as const)('serial %d of the %s system is %s', (serial, system, day) => {
    expect(serialText(serial, 'date', system)).toBe(day);
  });

  test('count on by one in both systems over a thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 400_000 }), (serial) => {
        const day = serialText(serial, 'date', '1900');
        expect(daysFrom('1900-03-01', day)).toBe(serial - 61);
        expect(serialText(serial - 1462, 'date', '1904')).toBe(
          serial < 1462 ? String(serial - 1462) : day,
        );
      }),
    );
  });
});

describe('serials without a day', () => {
  test.each([
    [60, '1900', '60'],
    [60.5, '1900', '60.5'],
    [0, '1900', '0'],
    [-1, '1900', '-1'],
    [-0.5, '1904', '-0.5'],
    [2958466, '1900', '2958466'],
    [1e300, '1900', '1e+300'],
  ] as const)('%d of the %s system stays the number %s', (serial, system, text) => {
    expect(serialText(serial, 'date', system)).toBe(text);
  });
});

describe('moments', () => {
  test.each([
    [45292.5, '2024-01-01 12:00:00'],
    [45292 + 61509 / 86400, '2024-01-01 17:05:09'],
    // 0.4 ms before midnight is midnight; 0.6 ms is still the day before.
    [45293 - 0.0004 / 86400, '2024-01-02'],
    [45293 - 0.0006 / 86400, '2024-01-01 23:59:59'],
    [59.75, '1900-02-28 18:00:00'],
    [1.25, '1900-01-01 06:00:00'],
  ])('%d is %s', (serial, text) => {
    expect(serialText(serial, 'moment', '1900')).toBe(text);
  });

  test('every second of a day comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_399 }), (second) => {
        const clock = new Date(second * 1000).toISOString().slice(11, 19);
        expect(serialText(45292 + second / 86_400, 'moment', '1900')).toBe(`2024-01-01 ${clock}`);
        expect(serialText(second / 86_400, 'time', '1900')).toBe(clock);
      }),
    );
  });

  test('do not depend on the time zone of the machine', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Asia/Taipei', 'America/St_Johns', 'Pacific/Kiritimati']) {
        process.env['TZ'] = zone;
        expect(new Date(0).getTimezoneOffset(), zone).not.toBe(0);
        expect(serialText(45292.5, 'moment', '1900')).toBe('2024-01-01 12:00:00');
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

describe('times', () => {
  test('below 1 have no day', () => {
    expect(serialText(0.75, 'time', '1900')).toBe('18:00:00');
    expect(serialText(0, 'time', '1904')).toBe('00:00:00');
    expect(serialText(0.75, 'moment', '1900')).toBe('18:00:00');
  });

  test('with a day in front of them keep it', () => {
    expect(serialText(45292.75, 'time', '1900')).toBe('2024-01-01 18:00:00');
  });

  test('that rounded up to midnight start the clock again', () => {
    expect(serialText(0.9999999999, 'time', '1900')).toBe('00:00:00');
  });

  test('that elapsed go on after 24 hours', () => {
    expect(serialText(1.5, 'elapsed', '1900')).toBe('36:00:00');
    expect(serialText(0.5, 'elapsed', '1904')).toBe('12:00:00');
  });
});

interface Vector {
  readonly kind: string;
  readonly input: number;
  readonly expected: string;
  readonly context?: string;
}

describe('the common value vectors', () => {
  const file = new URL('../../../test/fixtures/ingest/import_values.json', import.meta.url);
  const { values } = JSON.parse(readFileSync(file, 'utf8')) as { values: Vector[] };
  const serials = values.filter(({ context }) => context?.startsWith('excel-'));

  test('hold serials of both systems', () => {
    expect(new Set(serials.map(({ context }) => context))).toEqual(
      new Set(['excel-1900', 'excel-1904']),
    );
  });

  test.each(serials)('$context $input is $expected', ({ input, expected, context }) => {
    const system = context?.slice('excel-'.length) as DateSystem;
    const at = serialWallClock(input, system);
    const wall = new Date(at ?? Number.NaN).toISOString().slice(0, -1);
    expect(expected.includes('T') ? wall : wall.slice(0, 10)).toBe(expected);
    expect(serialText(input, 'date', system)).toBe(
      expected.replace('T', ' ').replace(/\.\d+$/, ''),
    );
  });
});
