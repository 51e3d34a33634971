import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableData } from '../../core/spec/screen.ts';
import type { SampleLabels } from './labels/en.ts';
import { markText } from './query.ts';
import type { Strata } from './strata.ts';
import { type Group, type SampleView } from './view.ts';

/** Every number of the view. */
export function tablesOfSample(view: SampleView, labels: SampleLabels): readonly TableData[] {
  return [strataTable(view, labels)];
}

/** Strata with how many are drawn, all of them together last; the footer is the control total. */
export function strataTable(view: SampleView, labels: SampleLabels): TableData {
  const { kind } = view.strata;
  const row = (name: string, { customers, drawn, revenue }: Group): readonly CellValue[] => [
    name,
    customers,
    drawn,
    ratio(drawn, customers),
    revenue,
    ratio(Number(revenue), customers),
  ];
  const rest = (name: string, customers: number | null, revenue: bigint): readonly CellValue[] => [
    name,
    customers,
    null,
    null,
    revenue,
    null,
  ];
  return {
    id: 'strata',
    title: labels.tableTitle,
    columns: [
      { id: 'stratum', label: labels.stratum, kind: 'text' },
      { id: 'size', label: labels.customers, kind: 'integer' },
      { id: 'drawn', label: labels.drawn, kind: 'integer' },
      { id: 'drawnShare', label: labels.drawnShare, kind: 'share' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
      { id: 'perCustomer', label: labels.perCustomer, kind: 'moneyAverage' },
    ],
    rows: [
      ...view.groups.map((group) => row(stratumName(view.strata, group.name, labels), group)),
      row(labels.allStrata, view.all),
    ],
    marks: [
      ...view.groups.map(({ name }) => markText('drawn', kind, name)),
      view.all.drawn > 0 ? markText('drawn', kind) : null,
    ],
    footer: [
      rest(labels.withoutPurchase, view.withoutPurchase.customers, view.withoutPurchase.revenue),
      rest(labels.withoutCustomer, null, view.withoutCustomer.revenue),
      rest(labels.total, null, view.total),
    ],
  };
}

/** A stratum in words. */
export function stratumName(
  { kind }: Pick<Strata, 'kind'>,
  name: string | null,
  labels: SampleLabels,
): string {
  if (name === null) return labels.blank;
  return kind === 'dimension' ? name : (labels.names[kind][name] ?? name);
}
