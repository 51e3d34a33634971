import fc from 'fast-check';
import type { CellValue, TableColumn, TableData, ValueKind } from '../../src/core/spec/screen.ts';

/** Texts that files and programs stumble over. */
const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "=cmd|'/c calc'!A0",
  '#N/A',
  'TRUE',
  '1e5',
  '_x0041_',
  '<a&"b\'>',
  ']]>',
  ' x ',
  'a\nb\r\nc',
  'a\u0000b\u0001c\u001f',
  '台北「市」',
  '👩‍👩‍👧',
  'مرحبا',
  '',
];

/** Without a byte order mark in front: the decoders of JavaScript's readers take it away. */
const anyText = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .string({ unit: 'binary', maxLength: 12 })
    .map((text) => text.toWellFormed().replace(/^\ufeff+/, '')),
);
const anyDay = fc
  .integer({ min: -40_000, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const anyDouble = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
  .map((value) => value + 0);

/** Values of each kind; amounts in minor units, with sums that no double holds. */
const values: Readonly<Record<ValueKind, fc.Arbitrary<CellValue>>> = {
  text: anyText,
  integer: fc.oneof(fc.maxSafeInteger(), fc.bigInt(-(2n ** 63n) + 1n, 2n ** 63n - 1n)),
  number: anyDouble,
  measure: fc.oneof(anyDouble, fc.integer()),
  money: fc.oneof(
    fc.bigInt(-(10n ** 12n), 10n ** 12n),
    fc.bigInt(-(10n ** 20n), 10n ** 20n),
    fc.constantFrom(-20n, 0n, 2n ** 53n - 1n, 2n ** 53n, -(2n ** 63n)),
  ),
  // In units of the currency, the least doubles of all become zero and lose their sign.
  moneyAverage: anyDouble.map((value) => (Math.abs(value) < 1e-300 ? 0 : value)),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  shareFine: fc.double({ min: 0, max: 1, noNaN: true }),
  sharePrecise: fc.double({ min: 0, max: 1, noNaN: true }),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  significant: anyDouble,
  points: fc.double({ min: -1, max: 1, noNaN: true }).map((value) => value + 0),
  days: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant(27.5)),
  day: anyDay,
  month: fc.integer({ min: -1200, max: 1200 }),
};
const kinds = Object.keys(values) as readonly ValueKind[];

/** A table with columns of any kinds, hostile texts, gaps, sums beyond 2⁵³, and totals. */
export const anyTable: fc.Arbitrary<TableData> = fc
  .array(fc.tuple(fc.constantFrom(...kinds), anyText), { minLength: 1, maxLength: 6 })
  .chain((heads) => {
    const columns: readonly TableColumn[] = heads.map(([kind, label], place) => ({
      id: `c${place}`,
      ...{ label, kind },
    }));
    const row = fc.tuple(...columns.map(({ kind }) => fc.option(values[kind], { freq: 6 })));
    return fc.record({
      id: fc.constant('any'),
      title: anyText,
      columns: fc.constant(columns),
      rows: fc.array(row, { maxLength: 12 }),
      footer: fc.array(row, { maxLength: 2 }),
      marks: fc.constant([]),
    });
  });

/** What a spreadsheet would run. */
export const startsFormula = /^[=+\-@\t\r]/;
