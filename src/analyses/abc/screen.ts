import { isWorthSaying } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { paretoChart, paretoLegend, positiveBars } from './chart.ts';
import type { AbcLabels } from './labels/en.ts';
import { barTable, classTable, productTable, shareOf } from './tables.ts';
import type { AbcClassGroup, AbcView } from './view.ts';

type Context = ScreenContext<AbcLabels>;

/** Classes of fewer items than this are said to be thin. */
const fewItems = 30;

/** The ABC page: the answer, the Pareto chart, the classes, and the first products. */
export function screenOfAbc(view: AbcView, context: Context): Screen {
  const { labels, formats } = context;
  const { of } = view.params;
  const chart: Block = {
    kind: 'chart',
    id: 'curve',
    title: labels.curveTitle[of],
    subtitle: labels.curveSubtitle,
    width: 'full',
    alternative: labels.curveAlternative[of](...figuresOfA(view, context)),
    spec: paretoChart(view, context),
    height: 320,
    legend: paretoLegend(view, context),
    table: barTable(view, labels),
  };
  const classes: Block = {
    kind: 'table',
    id: 'classes',
    title: labels.classesTitle,
    subtitle: labels.classesSubtitle[of],
    width: 'full',
    table: classTable(view, labels),
  };
  const products: Block = {
    kind: 'table',
    id: 'products',
    title: labels.productsTitle,
    subtitle: labels.productsSubtitle(
      formats.value('integer', view.products.length),
      formats.value('integer', view.all.items),
    ),
    width: 'full',
    table: productTable(view, labels),
  };
  return {
    answer: answerOf(view, context),
    notes: notesOf(view, context),
    blocks:
      view.all.items === 0
        ? []
        : [
            ...(positiveBars(view).length > 0 ? [chart] : []),
            classes,
            ...(of === 'products' ? [products] : []),
          ],
  };
}

/** One class of a view; a view has them all. */
export function classOf(view: AbcView, name: AbcClassGroup['class']): AbcClassGroup {
  const found = view.classes.find((group) => group.class === name);
  if (!found) throw new RangeError(`a view has every class, but not ${name}`);
  return found;
}

/** How many are in A, their share of all, and what they bring. */
function figuresOfA(view: AbcView, { formats }: Context): readonly [string, string, string] {
  const best = classOf(view, 'A');
  return [
    formats.value('integer', best.items),
    formats.value('shareFine', ratio(best.items, view.all.items)),
    formats.value('shareFine', shareOf(view, best)),
  ];
}

function answerOf(view: AbcView, context: Context): string {
  const { labels, formats, data } = context;
  const { of, a } = view.params;
  if (of === 'products' && data.model.products === 0) return labels.noProducts;
  if (view.positive <= 0n) return labels.empty[of];
  const [items, itemShare, revenueShare] = figuresOfA(view, context);
  const all = formats.value('integer', view.all.items);
  if (classOf(view, 'A').items === 0) return labels.answerNoA[of](formats.value('share', a / 100));
  const rest = [classOf(view, 'C'), classOf(view, 'none')];
  return (
    labels.answer[of](items, itemShare, all, revenueShare) +
    labels.answerC[of](
      formats.value(
        'integer',
        rest.reduce((sum, group) => sum + group.items, 0),
      ),
      formats.value('shareFine', shareOf(view, classOf(view, 'C'))),
    )
  );
}

function notesOf(view: AbcView, { labels, formats }: Context): readonly string[] {
  const { of } = view.params;
  const notes: string[] = [];
  if (view.all.items > 0 && view.all.items < fewItems)
    notes.push(labels.fewItems[of](view.all.items));
  const none = classOf(view, 'none');
  if (none.items > 0)
    notes.push(
      labels.noneNote[of](
        formats.value('integer', none.items),
        formats.short('money', none.revenue),
      ),
    );
  const shareOfTotal = ({ revenue }: { readonly revenue: bigint }): string | null => {
    const share = ratio(Number(revenue), Number(view.total));
    return isWorthSaying(share) ? formats.value('share', share) : null;
  };
  const without = of === 'products' ? shareOfTotal(view.without) : null;
  if (without !== null) notes.push(labels.withoutProductNote(without));
  const guests = shareOfTotal(view.guests);
  if (guests !== null) notes.push(labels.guests[of](guests));
  return notes;
}
