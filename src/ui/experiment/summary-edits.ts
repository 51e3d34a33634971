import {
  cellsOf,
  type Summary,
  type SummaryGroup,
  type SummaryMetric,
} from '../../core/experiment/summary.ts';

/** The table with one group changed. */
export function withGroup(summary: Summary, place: number, change: Partial<SummaryGroup>): Summary {
  const groups = summary.groups.map((one, at) => (at === place ? { ...one, ...change } : one));
  const old = summary.groups[place]?.name;
  const isControl = old !== undefined && old === summary.control;
  return { ...summary, groups, control: isControl ? (change.name ?? old) : summary.control };
}

/** The table with one number changed. */
export function withCell(
  summary: Summary,
  [group, metric, cell]: readonly [number, number, number],
  value: number | null,
): Summary {
  const values = summary.groups[group]?.values ?? [];
  return withGroup(summary, group, {
    values: values.map((typed, place) =>
      place === metric ? typed.map((one, at) => (at === cell ? value : one)) : typed,
    ),
  });
}

/** The table with a metric changed: cells that it keeps hold their numbers. */
export function withMetric(
  summary: Summary,
  place: number,
  change: Partial<SummaryMetric>,
): Summary {
  const old = summary.metrics[place];
  if (!old) return summary;
  const next = { ...old, ...change };
  const before = cellsOf(old);
  return {
    ...summary,
    metrics: summary.metrics.map((one, at) => (at === place ? next : one)),
    groups: summary.groups.map((group) => ({
      ...group,
      values: group.values.map((typed, at) =>
        at === place ? cellsOf(next).map((cell) => typed[before.indexOf(cell)] ?? null) : typed,
      ),
    })),
  };
}

/** The table with one more metric, still empty. */
export function withNewMetric(summary: Summary, name: string): Summary {
  const metric: SummaryMetric = {
    ...{ name, form: 'mean', goodWhen: 'up', isGuardrail: false, hasBefore: false },
  };
  return {
    ...summary,
    metrics: [...summary.metrics, metric],
    groups: summary.groups.map((group) => ({
      ...group,
      values: [...group.values, cellsOf(metric).map(() => null)],
    })),
  };
}

/** The table without a metric. */
export function withoutMetric(summary: Summary, place: number): Summary {
  return {
    ...summary,
    metrics: summary.metrics.toSpliced(place, 1),
    groups: summary.groups.map((group) => ({ ...group, values: group.values.toSpliced(place, 1) })),
  };
}

/** The table with one more group, still empty. */
export function withNewGroup(summary: Summary, name: string): Summary {
  const values = summary.metrics.map((metric) => cellsOf(metric).map(() => null));
  return { ...summary, groups: [...summary.groups, { name, weight: 1, n: null, values }] };
}

/** A name that stands nowhere yet: the first of the candidates, or the last with a number. */
export function freeName(taken: readonly string[], candidate: (place: number) => string): string {
  let place = taken.length + 1;
  while (taken.includes(candidate(place))) place += 1;
  return candidate(place);
}
