import { describe, expect, test } from 'vitest';
import type { ExploreView } from '../../src/analyses/explore/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { DateRecipe } from '../../src/core/model/recipe.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { useEngine } from '../support/node-engine.ts';
import { runView, viewState, withLoaded } from '../support/oracle-engine.ts';

const engine = useEngine();

/** Ten orders a day over three days, the time of day written as `cells` says, in turns. */
function csvOf(cells: readonly string[]): string {
  const lines = Array.from({ length: 30 }, (_, i) => {
    const cell = (cells[i % cells.length] ?? '').replace('DD', String(10 + (i % 3)));
    return `A${i},M${i % 7},${cell},5`;
  });
  return ['Order ID,Customer ID,Order Date,Amount', ...lines, ''].join('\n');
}

/** Lines per hour as Explore counts them; null: the data have no hours. */
async function linesByHour(
  csv: string,
  change: (recipe: DateRecipe) => DateRecipe = (recipe) => recipe,
): Promise<Readonly<Record<string, number>> | null> {
  const found = await inspectFile(new File([csv], 'x.csv'));
  const columns = found.plan.columns.map((column) =>
    column.recipe.kind === 'date' ? { ...column, recipe: change(column.recipe) } : column,
  );
  const sources = sourcesOf([{ ...found, plan: { ...found.plan, columns } }]);
  return withLoaded(engine(), sources, ({ model }) =>
    model.hasHours ? counted(model) : Promise.resolve(null),
  );
}

async function counted(model: ModelInfo): Promise<Readonly<Record<string, number>>> {
  const state = viewState(
    'explore',
    { rows: 'hour', measures: 'lines' },
    { dates: { from: model.firstDay, to: model.lastDay } },
  );
  const view = (await runView(engine(), model, state)) as ExploreView;
  const { rows, columns } = view;
  return Object.fromEntries(
    rows.root.children.map((group) => [
      String(group.path[0]),
      Number(view.cell(group, columns.root)?.('lines') ?? 0),
    ]),
  );
}

describe('the hour of the day', () => {
  test.each([
    ['machines', ['2024-01-DD 08:59:59', '2024-01-DD 23:00', '2024-01-DDT00:30:00'], [8, 23, 0]],
    ['Americans', ['1/DD/2024 8:26', '1/DD/2024 2:05 PM', '1/DD/2024 12:10 AM'], [8, 14, 0]],
    [
      'people in Taiwan',
      ['113/01/DD 上午 09:15', '113/01/DD 下午 03:40', '113/1/DD 中午 12:00'],
      [9, 15, 12],
    ],
    ['tills', ['202401DD0905', '202401DD173000', '202401DD2359'], [9, 17, 23]],
  ])('is read as %s write it', async (_, cells, hours) => {
    expect(await linesByHour(csvOf(cells))).toEqual(
      Object.fromEntries(hours.map((hour) => [hour, 10])),
    );
  });

  test('is blank where a cell has a day alone', async () => {
    expect(
      await linesByHour(csvOf(['2024-01-DD 08:00', '2024-01-DD 09:30', '2024-01-DD'])),
    ).toEqual({
      8: 10,
      9: 10,
      null: 10,
    });
  });

  test('is that of the zone in which days begin', async () => {
    const cells = ['2024-01-DD 20:30:00', '2024-01-DD 03:00:00', '2024-01-DD 15:59:00'];
    const inTaipei = (recipe: DateRecipe): DateRecipe => ({
      ...recipe,
      zone: { naive: 'UTC', days: 'Asia/Taipei' },
    });
    expect(await linesByHour(csvOf(cells), inTaipei)).toEqual({ 4: 10, 11: 10, 23: 10 });
  });

  test('is no field where every cell writes midnight, or none a time', async () => {
    expect(await linesByHour(csvOf(['2024-01-DD 00:00:00']))).toBeNull();
    expect(await linesByHour(csvOf(['2024-01-DD']))).toBeNull();
  });
});
