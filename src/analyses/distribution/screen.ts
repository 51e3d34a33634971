import { fewCustomers, isWorthSaying } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen, Tile } from '../../core/spec/screen.ts';
import { histogramChart, nameOfBin } from './chart.ts';
import type { DistributionLabels } from './labels/en.ts';
import { lorenzChart, lorenzLegend } from './lorenz.ts';
import { binTable, lorenzOf, lorenzTable, tenthTable, topTable } from './tables.ts';
import type { DistributionView } from './view.ts';

type Context = ScreenContext<DistributionLabels>;

/** The distribution page: the answer, five figures, histogram, Lorenz curve, best customers, tenths. */
export function screenOfDistribution(view: DistributionView, context: Context): Screen {
  const { labels, formats } = context;
  const gini = formats.value('number', view.gini);
  const blocks: readonly (Block | null)[] = [
    {
      kind: 'tiles',
      id: 'figures',
      tiles: tilesOf(view, labels),
      table: topTable(view, labels),
    },
    {
      kind: 'chart',
      id: 'bins',
      title: labels.histogramTitle,
      subtitle: labels.histogramSubtitle[view.params.bins],
      width: 'two-thirds',
      alternative: alternativeOf(view, context),
      spec: histogramChart(view, context),
      height: 300,
      legend: [],
      table: binTable(view, labels),
    },
    lorenzOf(view).length === 0
      ? null
      : {
          kind: 'chart',
          id: 'lorenz',
          title: labels.lorenzTitle,
          subtitle: labels.lorenzSubtitle(gini),
          width: 'third',
          alternative: labels.lorenzAlternative(
            formats.value('shareFine', 1 - (topShare(view, 20) ?? 0)),
            gini,
          ),
          spec: lorenzChart(view, context),
          height: 272,
          legend: lorenzLegend(context),
          table: lorenzTable(view, labels),
        },
    {
      kind: 'table',
      id: 'tops',
      title: labels.topsTitle,
      subtitle: labels.topsSubtitle,
      width: 'full',
      table: topTable(view, labels),
    },
    {
      kind: 'table',
      id: 'tenths',
      title: labels.tenthsTitle,
      subtitle: labels.tenthsSubtitle,
      width: 'full',
      table: tenthTable(view, labels),
    },
  ];
  const hasBuyers = view.bought.customers > 0;
  return {
    answer: answerOf(view, context),
    notes: notesOf(view, context),
    blocks: hasBuyers ? blocks.filter((block) => block !== null) : [],
  };
}

function answerOf(view: DistributionView, { labels, formats }: Context): string {
  const top = view.tops.find(({ percent }) => percent === 20);
  if (!top || top.customers === 0) return labels.empty;
  return labels.answer(
    formats.value('share', 0.2),
    formats.value('integer', top.customers),
    formats.value('shareFine', topShare(view, 20)),
    formats.value('moneyAverage', view.median),
  );
}

/** Share of the revenue that the best so many per cent bring; null without revenue. */
export function topShare(view: DistributionView, percent: number): number | null {
  const top = view.tops.find((one) => one.percent === percent);
  return view.bought.revenue <= 0n
    ? null
    : ratio(Number(top?.revenue ?? 0n), Number(view.bought.revenue));
}

function notesOf(view: DistributionView, { labels, formats }: Context): readonly string[] {
  const notes: string[] = [];
  const { bought, none, withoutCustomer, total } = view;
  if (bought.customers > 0 && bought.customers < fewCustomers)
    notes.push(labels.fewCustomers(bought.customers));
  if (none.customers > 0)
    notes.push(
      labels.noneNote(
        formats.value('integer', none.customers),
        formats.short('money', none.revenue),
      ),
    );
  const guests = ratio(Number(withoutCustomer.revenue), Number(total));
  if (isWorthSaying(guests)) notes.push(labels.guests(formats.value('share', guests)));
  return notes;
}

function tilesOf(view: DistributionView, labels: DistributionLabels): readonly Tile[] {
  const tile = (id: string, label: string, kind: Tile['kind'], value: Tile['value']): Tile => ({
    id,
    label,
    value,
    kind,
    change: null,
    changeKind: 'relative',
    goodWhen: 'neutral',
    course: [],
    lastIsOpen: false,
    note: null,
  });
  return [
    tile('customers', labels.buyersTile, 'integer', view.bought.customers),
    tile('median', labels.medianTile, 'moneyAverage', view.median),
    tile('mean', labels.meanTile, 'moneyAverage', view.mean),
    tile('top20', labels.topTile, 'shareFine', topShare(view, 20)),
    tile('gini', labels.giniTile, 'number', view.gini),
  ];
}

function alternativeOf(view: DistributionView, context: Context): string {
  const { labels, formats } = context;
  const height = (bin: (typeof view.bins)[number]): number =>
    view.params.bins === 'quantile' ? Number(bin.revenue) : bin.customers;
  const [tallest] = [...view.bins].sort((left, right) => height(right) - height(left));
  if (!tallest) return labels.empty;
  return labels.histogramAlternative(
    formats.value('moneyAverage', view.median),
    nameOfBin(tallest, view, context),
    view.params.bins === 'quantile'
      ? formats.short('money', tallest.revenue)
      : labels.customerCount(formats.value('integer', tallest.customers)),
  );
}
