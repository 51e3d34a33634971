import type { Headline } from '../../core/spec/analysis.ts';
import { allCustomers } from './result.ts';
import type { ExperimentView } from './view.ts';

/** The numbers that people quote of a test: how many are in it, and the first metric of the best arm. */
export function headlinesOf({ result }: ExperimentView): readonly Headline[] {
  const customers: Headline = {
    ...{ id: 'customers', value: allCustomers(result), kind: 'integer' },
  };
  const [metric] = result.metrics;
  const [first] = result.readout.comparisons
    .filter((one) => one.metric === 0 && one.main.relative)
    .toSorted((a, b) => (b.main.relative?.value ?? 0) - (a.main.relative?.value ?? 0));
  if (!metric || !first) return [customers];
  return [
    customers,
    { id: 'control', value: first.raw.control, kind: metric.value },
    { id: 'treatment', value: first.raw.treatment, kind: metric.value },
    { id: 'relative', value: first.main.relative?.value ?? null, kind: 'shareFine' },
  ];
}
