import type { TopLevelSpec } from 'vega-lite';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Bin } from './bins.ts';
import type { DistributionLabels } from './labels/en.ts';
import type { DistributionView } from './view.ts';

type Context = ScreenContext<DistributionLabels>;

export const schema = 'https://vega.github.io/schema/vega-lite/v6.json';
/** The palette's slots as a domain, so that a series keeps its colour. */
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];
/** A series in the colour of its slot. */
export const series = (slot: string) => ({
  datum: slot,
  type: 'nominal',
  scale: { domain: slots },
});
/** Most labels under the bars. */
const mostLabels = 9;
/** Room above the tallest bar, for the name of the median. */
const headroom = 1.1;

/** A bar from one place of the x axis to another. */
interface Bar {
  readonly from: number;
  readonly to: number;
  readonly height: number;
  readonly series: string;
  readonly mark: string;
  readonly tip: unknown;
}

/** What a bar stands for, in words. */
export function nameOfBin(bin: Bin, view: DistributionView, { labels, formats }: Context): string {
  const [, from, to] = /^best:(\d+)-(\d+)$/.exec(bin.mark) ?? [];
  if (view.params.bins === 'quantile') return labels.groupRange(Number(from), Number(to));
  const low = formats.value('moneyAverage', bin.low);
  return bin.high === null
    ? labels.binFrom(low)
    : labels.binRange(low, formats.value('moneyAverage', bin.high));
}

/**
 * Bars of customers over what they spent; under `quantile`, bars of revenue over shares of the
 * customers. Customers at zero or below have a bar of their own, left of the scale.
 */
export function histogramChart(view: DistributionView, context: Context): TopLevelSpec {
  const { labels, formats, data } = context;
  const unit = 10 ** data.model.scale;
  const isShare = view.params.bins === 'quantile';
  const bars = isShare ? groupBars(view, context) : amountBars(view, context);
  const median = isShare ? 0.5 : (view.median ?? 0) / unit;
  const tail = view.bins.at(-1)?.high === null ? bars.at(-1) : undefined;
  const edges = bars.slice(hasNone(view) ? 1 : 0).map(({ from }) => from);
  const every = Math.ceil(edges.length / mostLabels);
  const highest = Math.max(...bars.map(({ height }) => height), 0);
  const isLog = view.params.bins === 'log';
  const domain = [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 1];
  return {
    $schema: schema,
    width: 'container',
    encoding: {
      x: {
        type: 'quantitative',
        title: null,
        scale: { type: isLog ? 'log' : 'linear', domain, nice: false, zero: false },
        axis: isShare
          ? { formatType: 'share', values: [0, 0.2, 0.4, 0.6, 0.8, 1] }
          : {
              formatType: 'money',
              values: edges.filter((_, place) => place % every === 0),
              labelOverlap: 'greedy',
              labelSeparation: 6,
            },
      },
    },
    layer: [
      {
        data: { values: bars },
        mark: { type: 'rect', xOffset: 0.5, x2Offset: -0.5, cursor: 'pointer' },
        encoding: {
          x: { field: 'from' },
          x2: { field: 'to' },
          y: {
            field: 'height',
            type: 'quantitative',
            title: null,
            scale: { domainMax: highest * headroom },
            axis: { formatType: isShare ? 'money' : 'integer', tickCount: 5 },
          },
          y2: { datum: 0 },
          color: { field: 'series', type: 'nominal', scale: { domain: slots } },
        },
      },
      {
        data: { values: bars },
        // The whole column answers to the pointer, however low its bar.
        mark: { type: 'rect', opacity: 0, cursor: 'pointer' },
        encoding: { x: { field: 'from' }, x2: { field: 'to' } },
      },
      ...(isLog && median <= 0 ? [] : medianLayers(median, context, view)),
      ...(hasNone(view) ? [noneLayer(bars[0], labels.none)] : []),
      ...(tail
        ? [
            tailLayer(
              tail,
              labels.tailLabel(formats.short('moneyAverage', view.bins.at(-1)?.low ?? 0)),
            ),
          ]
        : []),
    ],
  } as unknown as TopLevelSpec;
}

function medianLayers(at: number, { labels, formats }: Context, view: DistributionView): unknown[] {
  const data = { values: [{ at }] };
  const text = { value: labels.medianLabel(formats.short('moneyAverage', view.median)) };
  return [
    {
      data,
      mark: { type: 'rule', strokeWidth: 1.5, tooltip: null },
      encoding: { x: { field: 'at' }, color: series('2') },
    },
    {
      data,
      mark: { type: 'text', align: 'left', dx: 6, baseline: 'top', dy: 1, tooltip: null },
      encoding: { x: { field: 'at' }, y: { value: 0 }, text },
    },
  ];
}

/** The name of the bar off the scale, where the labels of the scale are. */
function noneLayer(bar: Bar | undefined, text: string): unknown {
  return {
    data: { values: bar ? [bar] : [] },
    mark: { type: 'text', baseline: 'top', align: 'left', dy: 7, tooltip: null },
    encoding: {
      x: { field: 'from' },
      y: { value: { expr: 'height' } },
      text: { value: text },
    },
  };
}

/** Where the last bar begins, on top of it: it has no end. */
function tailLayer(bar: Bar, text: string): unknown {
  return {
    data: { values: [bar] },
    mark: { type: 'text', baseline: 'bottom', align: 'right', dy: -3, tooltip: null },
    encoding: {
      x: { field: 'to' },
      y: { field: 'height', type: 'quantitative' },
      text: { value: text },
    },
  };
}

function hasNone(view: DistributionView): boolean {
  return view.params.bins !== 'quantile' && view.none.customers > 0 && view.bins.length > 0;
}

function amountBars(view: DistributionView, context: Context): readonly Bar[] {
  const { labels, data } = context;
  const unit = 10 ** data.model.scale;
  const isLog = view.params.bins === 'log';
  const width = (view.bins[0]?.high ?? 0) - (view.bins[0]?.low ?? 0);
  const bars = view.bins.map((bin): Bar => {
    const from = bin.low / unit;
    return {
      from,
      to: (bin.high ?? bin.low + width) / unit,
      height: bin.customers,
      series: '1',
      mark: bin.mark,
      tip: tipOf(nameOfBin(bin, view, context), bin, view, context),
    };
  });
  const first = bars[0]?.from ?? 1;
  if (!hasNone(view)) return bars;
  const place = isLog
    ? { from: first / 2.4, to: first / 1.3 }
    : { from: first - (1.3 * width) / unit, to: first - (0.3 * width) / unit };
  const none: Bar = {
    ...place,
    height: view.none.customers,
    series: '8',
    mark: 'bin:none',
    tip: tipOf(labels.noneMark, view.none, view, context),
  };
  return [none, ...bars];
}

/** Twenty bars of equal width; `bins` run from the lowest spenders. */
function groupBars(view: DistributionView, context: Context): readonly Bar[] {
  const unit = 10 ** context.data.model.scale;
  return view.bins.map((bin): Bar => {
    const [, from, to] = /^best:(\d+)-(\d+)$/.exec(bin.mark) ?? [];
    return {
      from: 1 - Number(to) / 100,
      to: 1 - Number(from) / 100,
      height: Number(bin.revenue) / unit,
      series: '1',
      mark: bin.mark,
      tip: tipOf(nameOfBin(bin, view, context), bin, view, context),
    };
  });
}

function tipOf(
  title: string,
  group: { readonly customers: number; readonly revenue: bigint },
  view: DistributionView,
  { labels, formats }: Context,
): unknown {
  const { bought } = view;
  return {
    title,
    rows: [
      { label: labels.customers, value: formats.value('integer', group.customers) },
      {
        label: labels.customerShare,
        value: formats.value('shareFine', ratio(group.customers, bought.customers)),
      },
      { label: labels.revenue, value: formats.short('money', group.revenue) },
      {
        label: labels.revenueShare,
        value: formats.value('shareFine', ratio(Number(group.revenue), Number(bought.revenue))),
      },
    ],
  };
}
