import { isWorthSaying } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { pairChart, pairChartHeight } from './chart.ts';
import type { ProductsLabels } from './labels/en.ts';
import { matrixOf } from './matrix.ts';
import { fewObservations, type Rule } from './rules.ts';
import { itemTable, journeyTable, matrixTable, missingTable, ruleTable } from './tables.ts';
import { type ProductsView } from './view.ts';

/** The products page: what is bought together, who lacks the other half, what comes next, products. */
export function screenOfProducts(
  view: ProductsView,
  context: ScreenContext<ProductsLabels>,
): Screen {
  const answer = answerOf(view, context);
  return {
    answer,
    notes: notesOf(view, context),
    blocks: view.hasItems && view.baskets > 0 ? blocksOf(view, context, answer) : [],
  };
}

function blocksOf(
  view: ProductsView,
  context: ScreenContext<ProductsLabels>,
  answer: string,
): readonly Block[] {
  const { labels } = context;
  const { rank, support, within } = view.params;
  const blocks: Block[] = [];
  if (view.rules.length > 0)
    blocks.push({
      kind: 'chart',
      id: 'pairs',
      title: labels.chartTitle,
      subtitle: labels.chartSubtitle[rank],
      width: 'two-fifths',
      alternative: answer,
      spec: pairChart(view, context),
      height: pairChartHeight(view),
      legend: [],
      table: ruleTable(view, labels),
    });
  if (view.matrix.length > 1)
    blocks.push({
      kind: 'grid',
      id: 'matrix',
      title: labels.matrixTitle,
      subtitle: labels.matrixSubtitle,
      width: blocks.length > 0 ? 'three-fifths' : 'full',
      alternative: labels.matrixSubtitle,
      grid: matrixOf(view, context),
      table: matrixTable(view, labels),
    });
  const missing = missingTable(view, labels);
  if (missing.rows.length > 0) blocks.push(tableBlock(missing, labels.missingSubtitle));
  if (view.journeys.length > 0)
    blocks.push(tableBlock(journeyTable(view, labels), labels.nextSubtitle(within)));
  if (view.rules.length > 0)
    blocks.push(tableBlock(ruleTable(view, labels), labels.rulesSubtitle(String(support))));
  blocks.push(tableBlock(itemTable(view, labels), labels.itemsSubtitle));
  return blocks;
}

function tableBlock(table: ReturnType<typeof ruleTable>, subtitle: string): Block {
  return { kind: 'table', id: table.id, title: table.title, subtitle, width: 'full', table };
}

/** The strongest rule that rests on enough baskets; the strongest of all where none does. */
export function strongest(view: ProductsView): Rule | undefined {
  return view.rules.find(({ baskets }) => baskets >= fewObservations) ?? view.rules[0];
}

function answerOf(view: ProductsView, { labels, formats }: ScreenContext<ProductsLabels>): string {
  if (!view.hasItems) return labels.noItems;
  if (view.baskets === 0) return labels.empty;
  const rule = strongest(view);
  if (!rule) return labels.noPairs(String(view.params.support));
  const answer = labels.answer(
    rule.from.name,
    rule.to.name,
    formats.value('number', rule.lift),
    formats.value('share', rule.confidence),
    formats.value('share', rule.base),
  );
  if (rule.missing === 0) return answer;
  return `${answer}${labels.answerMissing(
    formats.value('integer', rule.missing),
    rule.from.name,
    rule.to.name,
  )}`;
}

function notesOf(
  view: ProductsView,
  { labels, formats, data }: ScreenContext<ProductsLabels>,
): readonly string[] {
  if (!view.hasItems || view.baskets === 0) return [];
  const notes: string[] = [];
  const { items, within } = view.params;
  const thin = view.rules.filter(({ baskets }) => baskets < fewObservations).length;
  if (thin > 0) notes.push(labels.thin(thin, view.rules.length));
  if (view.frequentCount > items) notes.push(labels.cut(items, view.frequentCount));
  const pairs = new Set(view.rules.map(({ from, to }) => [from.code, to.code].sort().join('\n')));
  if (view.pairCount > pairs.size && pairs.size > 0)
    notes.push(labels.more(pairs.size, view.pairCount));
  if (view.journeys.length === 0) notes.push(labels.noJourneys(within));
  const without = ratio(Number(view.withoutRevenue), Number(view.revenue));
  if (isWorthSaying(without)) notes.push(labels.without(formats.value('share', without)));
  if (data.model.control.guestRows > 0) notes.push(labels.guests);
  return notes;
}
