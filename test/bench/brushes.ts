import type { Remote } from 'comlink';
import { compileCube } from '../../src/analyses/explore/cube-sql.ts';
import { Cube } from '../../src/analyses/explore/cube.ts';
import type { ExploreParams } from '../../src/analyses/explore/params.ts';
import { viewExplore } from '../../src/analyses/explore/view.ts';
import { openView } from '../../src/analyses/open-view.ts';
import { addDays } from '../../src/core/calendar.ts';
import { decodeView } from '../../src/core/spec/codec.ts';
import type { DayRange } from '../../src/core/spec/filters.ts';
import { duckdb, render } from '../../src/core/sql/index.ts';
import { decode } from '../../src/engine/rows.ts';
import { compare, type Compared } from './compared.ts';
import type { PerspectivePeer } from './perspective.ts';
import type { BenchWorker } from './worker.ts';

/** What the two charts tell apart. */
const fields = ['category', 'channel'] as const;
type Field = (typeof fields)[number];

/** How often the dates are moved. */
const brushes = 50;

/** Dates as a hand leaves them: now short, now long, and every time further on. */
function datesOf(brush: number): DayRange {
  const from = addDays('2023-01-01', brush * 20);
  const to = addDays(from, 30 + ((brush * 37) % 300));
  return { from, to: to > '2025-12-31' ? '2025-12-31' : to };
}

/** A bar: its chart, its group, its revenue in cents. */
const bar = (field: Field, group: string, cents: number | bigint): string =>
  [field, group, String(cents)].join('|');

/** Milliseconds of `draw`, and the bars of both charts that it gives. */
async function drawn(
  draw: (field: Field) => Promise<readonly string[]>,
): Promise<{ ms: number; rows: string }> {
  const started = performance.now();
  const bars: string[] = [];
  for (const field of fields) bars.push(...(await draw(field)));
  return { ms: performance.now() - started, rows: bars.sort().join('\n') };
}

/**
 * Fifty brushes over dates, each of which refreshes revenue by category and by channel: naive SQL and
 * Perspective ask again, the product reads what it fetched once. Medians of one brush.
 */
export async function compareBrushes(
  naive: Remote<BenchWorker>,
  star: Remote<BenchWorker>,
  perspective: PerspectivePeer,
  isLarge: boolean,
): Promise<readonly Compared[]> {
  const started = performance.now();
  const charts = new Map<Field, Awaited<ReturnType<typeof openChart>>>();
  for (const field of fields) charts.set(field, await openChart(star, field));
  const fetched = performance.now() - started;
  const compared = await compare({
    id: 'W8',
    title: `a brush over dates refreshing two charts (cubes fetched once, ${fetched.toFixed(0)} ms)`,
    ...{ gate: isLarge ? 50 : 12, rounds: brushes },
    naive: async (brush) => {
      const { from, to } = datesOf(brush);
      let ms = 0;
      const bars: string[] = [];
      for (const field of fields) {
        const answer = await naive.query(`
          select '${field}', ${field}, cast(round(100 * sum(quantity * unit_price)) as bigint)
          from naive where order_date between date '${from}' and date '${to}' group by 2`);
        ms += answer.ms;
        bars.push(...answer.rows.split('\n'));
      }
      return { ms, rows: bars.sort().join('\n') };
    },
    star: (brush) => drawn((field) => Promise.resolve(charts.get(field)?.(datesOf(brush)) ?? [])),
    perspective: {
      rounds: isLarge ? 10 : brushes,
      ask: (brush) => {
        const { from, to } = datesOf(brush);
        return drawn(async (field) => {
          const columns = await perspective.columns({
            group_by: [field],
            columns: ['amount'],
            aggregates: { amount: 'sum' },
            filter: [
              ['order_date', '>=', from],
              ['order_date', '<=', to],
            ],
          });
          const paths = (columns['__ROW_PATH__'] ?? []) as readonly (readonly string[])[];
          return paths.flatMap(([group], row) =>
            group === undefined
              ? []
              : [bar(field, group, Math.round(100 * Number(columns['amount']?.[row])))],
          );
        });
      },
    },
  });
  return [compared];
}

/** Fetches what a chart's view holds of every day; what it gives are the bars of any dates. */
async function openChart(
  star: Remote<BenchWorker>,
  field: Field,
): Promise<(dates: DayRange) => readonly string[]> {
  const address = `explore?v=1&rows=dimension:${field}&measures=revenue`;
  const open = openView(decodeView(address).value, await star.model());
  const params = open.params as unknown as ExploreParams;
  const query = compileCube(params, open.data);
  const cube =
    query && Cube.read(decode(await star.bytes(render(query, duckdb))), params, open.data);
  if (!cube) throw new Error(`no cube of ${address}`);
  return (period) => {
    const view = viewExplore(cube.answer(period), params, { ...open.data, period });
    return view.rows.root.children.map((group) =>
      bar(field, String(group.path[0]), view.cell(group, view.columns.root)?.('revenue') ?? 0),
    );
  };
}
