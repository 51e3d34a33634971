import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayZone } from '../../src/core/model/day-zone.ts';
import { dayOf, plainDay } from '../../src/core/model/read-cell.ts';
import type { DateRecipe } from '../../src/core/model/recipe.ts';
import { zonedDays } from '../../src/core/model/zoned-day.ts';
import { id, join, lit, sql } from '../../src/core/sql/index.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { parseDay } from '../../src/ingest/date.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';

const engine = useEngine();
const utcToTaipei: DayZone = { naive: 'UTC', days: 'Asia/Taipei' };

/** The days that the load's SQL makes of cells. */
async function daysInSql(
  cells: readonly string[],
  recipe: DateRecipe,
  zone: DayZone,
): Promise<readonly (string | null)[]> {
  const values = join(cells.map((cell, index) => sql`(${lit(index)}, ${lit(cell)})`));
  const day = dayOf(sql`(${plainDay(id('cell'), recipe)})`, id('cell'), recipe);
  const found = await rows<{ day: string | null }>(
    engine(),
    sql`with raw as (select nth, cell from (values ${values}) as t(nth, cell)),
      typed as (select *, ${day} as written_day from raw),
      ${zonedDays(sql`typed`, id('cell'), zone)}
      select cast(day as varchar) as day from zoned order by nth`,
  );
  return found.map((row) => row.day);
}

describe('a day in a time zone', () => {
  // Worked out by hand: Taipei is 8 hours ahead all year; clocks in New York went forward on
  // 2024-03-10 at 07:00 UTC and back on 2024-11-03 at 06:00 UTC.
  test.each([
    ['2025-10-02 22:09:34 -0300', utcToTaipei, '2025-10-03'],
    ['2025-10-02 12:59:59 -0300', utcToTaipei, '2025-10-02'],
    ['2025-10-02T16:00:00Z', utcToTaipei, '2025-10-03'],
    ['2025-10-02 15:59', utcToTaipei, '2025-10-02'],
    ['2025-10-02 16:00', utcToTaipei, '2025-10-03'],
    ['2025/10/2 下午 04:00', utcToTaipei, '2025-10-03'],
    ['2025/10/2 上午 12:30', utcToTaipei, '2025-10-02'],
    ['2025-10-02', utcToTaipei, '2025-10-02'],
    ['2024-12-31 20:00 PST', utcToTaipei, '2025-01-01'],
    ['2024-01-01 04:59', { naive: 'UTC', days: 'America/New_York' }, '2023-12-31'],
    ['2024-01-01 05:00', { naive: 'UTC', days: 'America/New_York' }, '2024-01-01'],
    ['2024-07-01 03:59', { naive: 'UTC', days: 'America/New_York' }, '2024-06-30'],
    ['2024-07-01 04:00', { naive: 'UTC', days: 'America/New_York' }, '2024-07-01'],
    ['2024-07-01 12:00', { naive: 'America/New_York', days: 'Asia/Taipei' }, '2024-07-02'],
    ['2024-07-01 11:59', { naive: 'America/New_York', days: 'Asia/Taipei' }, '2024-07-01'],
  ] as const)('%s in %j is %s', async (cell, zone, day) => {
    const recipe: DateRecipe = { kind: 'date', order: 'ymd' };
    expect(parseDay(cell, { ...recipe, zone })).toBe(day);
    expect(await daysInSql([cell], recipe, zone)).toEqual([day]);
  });

  test('is the same in the preview and in the load, whatever the time, the offset and the zones', async () => {
    const zone = fc.constantFrom(
      'UTC',
      'Asia/Taipei',
      'America/New_York',
      'Europe/Berlin',
      'Australia/Sydney',
      'Asia/Kolkata',
    );
    const two = (n: number): string => String(n).padStart(2, '0');
    const cell = fc
      .tuple(
        fc.date({ min: new Date('1985-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        fc.constantFrom('', 'Z', ' UTC', ' +0800', '-03:30', ' PDT', ' CST', ' 下午', ' PM'),
      )
      .map(([date, tail]) => {
        const clock = `${date.toISOString().slice(0, 10)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
        return tail === ' 下午' ? clock.replace(' ', ' 下午 ') : clock + tail;
      });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 30, maxLength: 60 }),
        zone,
        zone,
        async (cells, naive, days) => {
          const recipe: DateRecipe = { kind: 'date', order: 'ymd' };
          const fromTs = cells.map((text) => parseDay(text, { ...recipe, zone: { naive, days } }));
          expect(await daysInSql(cells, recipe, { naive, days })).toEqual(fromTs);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('moves what is loaded, though every cell is plain', async () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `A${i},M${i % 7},2024-01-${10 + (i % 9)} 20:30:00,5`,
    );
    const csv = ['Order ID,Customer ID,Order Date,Amount', ...lines, ''].join('\n');
    const found = await inspectFile(new File([csv], 'x.csv'));
    const load = (zone: DayZone | null): Promise<readonly string[]> => {
      const columns = found.plan.columns.map((column) =>
        column.recipe.kind === 'date' && zone
          ? { ...column, recipe: { ...column.recipe, zone } }
          : column,
      );
      const sources = sourcesOf([{ ...found, plan: { ...found.plan, columns } }]);
      return withLoaded(engine(), sources, ({ model }) =>
        Promise.resolve([model.firstDay, model.lastDay]),
      );
    };
    expect(await load(null)).toEqual(['2024-01-10', '2024-01-18']);
    expect(await load(utcToTaipei)).toEqual(['2024-01-11', '2024-01-19']);
  });
});
