import type { Analysis } from '../../core/spec/analysis.ts';
import { describeList } from './describe.ts';
import { kindOf } from './kinds.ts';
import { en, type ExploreLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { customersOfMark } from './marks.ts';
import { nameMark } from './names.ts';
import { exploreParams, type ExploreParams } from './params.ts';
import { compileExplore } from './query.ts';
import { screenOfExplore } from './screen.ts';
import { pivotTable } from './tables.ts';
import { plainValue } from './values.ts';
import { viewExplore, type ExploreView } from './view.ts';

/** Measures whose grand totals people quote. */
const headlines = ['revenue', 'orders', 'customers'] as const;

/** Whether the table holds two dates, or two sets of customers, side by side. */
function hasSides({ shelves }: ExploreView): boolean {
  return [...shelves.rows, ...shelves.columns].some(({ on }) => on.kind === 'side');
}

/** Any measure by anything that lines are told apart by, with totals that are counted, not added up. */
export const explore: Analysis<ExploreParams, ExploreView, ExploreLabels> = {
  id: 'explore',
  params: exploreParams,
  dates: 'period',
  compares: true,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileExplore,
  view: viewExplore,
  tables: (view, _labels, context) => {
    if (!context) throw new TypeError('A pivot names its columns in the language of its reader.');
    return [pivotTable(view, context)];
  },
  screen: screenOfExplore,
  customers: customersOfMark,
  headlines: (view) =>
    view.shelves.measures.flatMap((measure) => {
      const { of } = measure;
      const id = of.kind === 'aggregate' ? headlines.find((name) => name === of.name) : undefined;
      if (id === undefined || measure.as !== 'plain') return [];
      const value = plainValue(
        measure,
        view.cell(view.rows.root, view.columns.root),
        view.data.model,
        view.shelves.areDatesApart ? 'now' : undefined,
      );
      return [{ id, value, kind: kindOf(measure) }];
    }),
  totals: (view) => {
    // Of some lines only, or of other dates beside, it is not the whole of the period.
    const isWhole = view.shelves.kept.length === 0 && !hasSides(view);
    const all = isWhole ? view.cell(view.rows.root, view.columns.root) : null;
    const [revenue = null, orders = null, customers = null] = headlines.map(
      (name) => all?.(name) ?? null,
    );
    return {
      over: 'period',
      revenue: revenue === null ? null : BigInt(revenue),
      orders: orders === null ? null : Number(orders),
      customers: customers === null ? null : Number(customers),
    };
  },
  nameMark,
  describeList,
};
