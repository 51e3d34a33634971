import type { TopLevelSpec } from 'vega-lite';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { ProductsLabels } from './labels/en.ts';
import { markOf } from './marks.ts';
import type { Rule } from './rules.ts';
import type { ProductsView } from './view.ts';

/** How many pairs the picture shows, each in its stronger direction. */
const bars = 8;
/** Pixels for a pair: its name above its bar. */
const rowHeight = 46;

/** The strongest rules, each pair once: the direction that stands first. */
export function strongestPairs({ rules }: ProductsView): readonly Rule[] {
  const seen = new Set<string>();
  return rules
    .filter(({ from, to }) => {
      const pair = JSON.stringify([from.code, to.code].sort());
      return !seen.has(pair) && seen.add(pair);
    })
    .slice(0, bars);
}

/** Height of the picture in pixels. */
export function pairChartHeight(view: ProductsView): number {
  return Math.max(1, strongestPairs(view).length) * rowHeight;
}

/** Ranked bars; the name stands above its bar, so that long ones need no axis beside it. */
export function pairChart(
  view: ProductsView,
  context: ScreenContext<ProductsLabels>,
): TopLevelSpec {
  const { rank } = view.params;
  const { labels } = context;
  const rules = strongestPairs(view);
  const largest = Math.max(...rules.map((rule) => rule[rank]), 0);
  const y = { field: 'place', type: 'ordinal' as const, axis: null };
  const value = { field: 'value', type: 'quantitative' as const };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: {
      values: rules.map((rule, place) => ({
        place,
        value: rule[rank],
        name: labels.pairName(rule.from.name, rule.to.name),
        text: barText(rule, view, context),
        mark: rule.customers > 0 ? markOf('pair', rule.from.code, rule.to.code) : null,
        tip: tipOf(rule, context),
      })),
    },
    width: 'container',
    encoding: { y },
    layer: [
      {
        mark: { type: 'bar', cursor: 'pointer', height: 14, yOffset: 9, cornerRadiusEnd: 3 },
        encoding: {
          // Room after the longest bar for its number.
          x: { ...value, axis: null, scale: { domain: [0, largest * 1.2], nice: false } },
        },
      },
      {
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'middle',
          dy: -9,
          limit: { expr: 'width' },
        },
        encoding: { x: { value: 0 }, text: { field: 'name' } },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6, dy: 9, fontWeight: 600 },
        encoding: { x: value, text: { field: 'text' } },
      },
    ],
  };
}

function barText(
  rule: Rule,
  view: ProductsView,
  { labels, formats }: ScreenContext<ProductsLabels>,
): string {
  const { rank } = view.params;
  const kinds = { lift: 'number', confidence: 'share', baskets: 'integer' } as const;
  return labels.barText[rank](formats.value(kinds[rank], rule[rank]));
}

function tipOf(rule: Rule, { labels, formats }: ScreenContext<ProductsLabels>): unknown {
  return {
    title: labels.pairName(rule.from.name, rule.to.name),
    rows: [
      { label: labels.bothBaskets, value: formats.value('integer', rule.baskets) },
      { label: labels.confidence, value: formats.value('share', rule.confidence) },
      { label: labels.base, value: formats.value('share', rule.base) },
      { label: labels.lift, value: formats.value('number', rule.lift) },
      { label: labels.customers, value: formats.value('integer', rule.customers) },
    ],
  };
}
