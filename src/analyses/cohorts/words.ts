import { isCustomerGroup } from '../../core/model/customer-groups.ts';
import { periodRange } from '../../core/periods.ts';
import type { CellValue, Formats, ValueKind } from '../../core/spec/screen.ts';
import { customerGroupName } from '../../core/words/customer-group-name.ts';
import type { CohortLabels } from './labels/en.ts';
import { codeOf, type CohortName } from './mark.ts';
import type { CohortParams } from './params.ts';
import type { Cohort, CohortView } from './view.ts';

/** What a cohort is called on the screen. */
export function cohortLabel(
  cohort: Pick<Cohort, 'name' | 'label'>,
  { params }: CohortView,
  labels: CohortLabels,
  formats: Formats,
): string {
  const { name, label } = cohort;
  if (name.kind === 'period') return periodLabel(name.period, params.unit, labels, formats);
  return wordOf(name, label, labels);
}

function wordOf(
  name: Exclude<CohortName, { readonly kind: 'period' }>,
  label: string,
  labels: CohortLabels,
): string {
  if (name.kind === 'value') return label;
  if (isCustomerGroup(name)) return customerGroupName(name, labels.customerGroups);
  return labels[name.kind];
}

/** What a period is called: 5 Jan 2011, 3 – 9 Jan 2011, Jan 2011, Q1 2011, 2011. */
export function periodLabel(
  period: number,
  unit: CohortParams['unit'],
  labels: CohortLabels,
  formats: Formats,
): string {
  const { from, to } = periodRange(unit, period);
  const year = Number(from.slice(0, 4));
  switch (unit) {
    case 'day':
    case 'week':
      return formats.range(from, to);
    case 'month':
      return formats.value('month', period);
    case 'quarter':
      return labels.quarter(year, Math.ceil(Number(from.slice(5, 7)) / 3));
    case 'year':
      return labels.year(year);
  }
}

/** How tables write cohorts: as dates where they are, so that exports sort. */
export function cohortKind({ params, plan }: CohortView): ValueKind {
  if (plan.source !== 'time') return 'text';
  return params.unit === 'month' ? 'month' : isDays(params) ? 'day' : 'text';
}

export function cohortValue(
  { name, label }: Pick<Cohort, 'name' | 'label'>,
  { params }: CohortView,
  labels: CohortLabels,
): CellValue {
  if (name.kind !== 'period') return wordOf(name, label, labels);
  if (params.unit === 'month') return name.period;
  return isDays(params) ? periodRange(params.unit, name.period).from : codeOf(name, params.unit);
}

function isDays({ unit }: CohortParams): boolean {
  return unit === 'day' || unit === 'week';
}
