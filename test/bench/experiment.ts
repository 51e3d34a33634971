import type { Remote } from 'comlink';
import { experimentParams, type ExperimentParams } from '../../src/analyses/experiment/params.ts';
import { compileExperiment } from '../../src/analyses/experiment/query.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { scope } from '../../src/core/model/scope.ts';
import { noFilters } from '../../src/core/spec/filters.ts';
import { initialParams } from '../../src/core/spec/params.ts';
import type { DuckDbHost } from '../../src/engine/host.ts';
import { decode } from '../../src/engine/rows.ts';
import { median } from './compared.ts';
import type { BenchWorker } from './worker.ts';

/** How long a read-out takes, in milliseconds, and what naive SQL takes for its sums alone. */
export interface ExperimentTime {
  readonly metrics: readonly string[];
  readonly first: number;
  readonly median: number;
  readonly naive: number;
  readonly same: boolean;
}

const window = 60;
const before = 60;

/** Every other customer gets B, on one of a few days of summer. */
export function assignmentsFile(ids: readonly string[]): File {
  const rows = ids.map((id) => {
    const number = Number(id.slice(1));
    return `${id},${number % 2 === 0 ? 'A' : 'B'},2025-07-0${1 + (number % 7)}`;
  });
  return new File([['customer_id,variant,exposed_at', ...rows, ''].join('\n')], 'summer.csv');
}

/** What each metric is in the lines of one customer, with its denominator. */
const naiveMetrics: Readonly<Record<string, readonly [string, string?]>> = {
  conversion: ['case when count(order_id) > 0 then 1 else 0 end'],
  revenue: ['coalesce(sum(round(quantity * unit_price * 100)), 0)'],
  orders: ['count(distinct order_id)'],
  orderValue: ['coalesce(sum(round(quantity * unit_price * 100)), 0)', 'count(distinct order_id)'],
  sales: ['coalesce(sum(round(quantity * unit_price * 100)), 0)'],
  quantity: ['coalesce(sum(quantity), 0)'],
};

const sums = ['y', 'y * y', 'd', 'y * d', 'x', 'y * x'];

/** One query per metric: join the lines, count per customer, add up per arm. */
function naiveQuery(metric: string): string {
  const [y, d = '0'] = naiveMetrics[metric] ?? ['0'];
  const side = (value: string, name: string, from: string, to: string): string => `
    select a.customer_id, variant, ${value} as ${name}
    from assigned as a
    left join naive as n on n.customer_id = a.customer_id
      and order_date >= exposed_at ${from} and order_date < exposed_at ${to}
    group by a.customer_id, variant`;
  return `
    with after_y as (${side(y, 'y', '', `+ ${window}`)}),
    after_d as (${side(d, 'd', '', `+ ${window}`)}),
    before as (${side(y, 'x', `- ${before}`, '')})
    select variant, count(*), ${sums.map((sum) => `format('{:.0f}', cast(sum(${sum}) as double))`).join(', ')}
    from after_y join after_d using (customer_id, variant) join before using (customer_id, variant)
    group by variant`;
}

/** Milliseconds of a read-out in the engine's own worker, up to its rows, and its sums as naive SQL writes them. */
export async function readExperiment(
  host: DuckDbHost,
  model: ModelInfo,
  metrics: readonly string[],
): Promise<{ ms: number; rows: string }> {
  const params: ExperimentParams = {
    ...initialParams(experimentParams),
    ...{ metrics, window, before },
  };
  const started = performance.now();
  const data = scope(model, { filters: noFilters, dates: 'first', compares: false, sets: [] });
  const answer = decode(await host.run(compileExperiment(params, data)));
  const ms = performance.now() - started;
  const rows = answer
    .toArray()
    .map((row: { toJSON(): unknown }) => row.toJSON() as Record<string, number | bigint | string>)
    .filter(({ part }) => part === 'sum')
    .map(({ arm, metric, n, y, yy, d, yd, x, yx }) =>
      [
        metric,
        arm === 0 ? 'A' : 'B',
        n,
        ...[y, yy, d, yd, x, yx].map((sum) => Number(sum).toFixed(0)),
      ].join('|'),
    );
  return { ms, rows: rows.sort().join('\n') };
}

/** Reads an experiment so many times, by turns with naive SQL over the table as it stands. */
export async function timeExperiments(
  naive: Remote<BenchWorker>,
  star: Remote<BenchWorker>,
  rounds: number,
): Promise<readonly ExperimentTime[]> {
  await naive.loadNaiveAssigned(await star.loadAssigned());
  const found: ExperimentTime[] = [];
  for (const metrics of [
    ['conversion', 'revenue', 'orders', 'orderValue', 'sales'],
    ['conversion', 'revenue', 'orders', 'orderValue', 'quantity'],
  ]) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    let same = true;
    for (let round = 0; round < rounds; round++) {
      const own = await star.readExperiment(metrics);
      let ms = 0;
      const answers: string[] = [];
      for (const [place, metric] of metrics.entries()) {
        const answer = await naive.query(naiveQuery(metric));
        ms += answer.ms;
        answers.push(...answer.rows.split('\n').map((row) => `${place}|${row}`));
      }
      ours.push(own.ms);
      theirs.push(ms);
      same &&= own.rows === answers.sort().join('\n');
    }
    found.push({
      ...{ metrics, first: ours[0] ?? 0, median: median(ours), naive: median(theirs), same },
    });
  }
  return found;
}

/** Prints how long read-outs take. */
export function printExperiments(times: readonly ExperimentTime[]): void {
  console.log('read-outs of an experiment: first ms, median ms, naive ms, ratio, same sums');
  for (const { metrics, first, median: middle, naive, same } of times)
    console.log(
      [
        metrics.join(' ').padEnd(52),
        ...[first, middle, naive].map((ms) => ms.toFixed(0).padStart(7)),
        `${(naive / middle).toFixed(2)} ×`.padStart(9),
        String(same),
      ].join('  '),
    );
}
