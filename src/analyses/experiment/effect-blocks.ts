import { intervalHeight } from '../../core/chart/interval-chart.ts';
import type { Comparison } from '../../core/experiment/readout.ts';
import type { Block } from '../../core/spec/screen.ts';
import { amountsOf } from './amounts.ts';
import { decidingP, levelText, pText } from './chance.ts';
import { comparisonText } from './comparison-text.ts';
import { comparisonsOf, decisionWord, effectTable } from './effect-table.ts';
import { forestChart, forestLegend, type ForestRow } from './forest-chart.ts';
import type { ResultContext } from './context.ts';
import type { ResultView } from './result.ts';
import type { Standing } from './standing.ts';
import { metricName } from './words.ts';

/** All relative differences in a picture, guardrails in one of their own; their tables where none can be drawn. */
export function effectBlocks(view: ResultView, context: ResultContext): readonly Block[] {
  return (['effects', 'guardrails'] as const).flatMap((part) => {
    const own = comparisonsOf(view, part);
    return own.length === 0 ? [] : [effectBlock(view, own, part, context)];
  });
}

function effectBlock(
  view: ResultView,
  own: readonly Comparison[],
  part: 'effects' | 'guardrails',
  context: ResultContext,
): Block {
  const { labels } = context;
  const control = view.arms[view.design.control] ?? '';
  const level = levelText(view.design.alpha, context);
  const table = effectTable(view, labels, part);
  const head = {
    ...{ id: part, title: table.title, width: 'full' as const, table },
    subtitle: labels.effectsSubtitle(control, level),
  };
  const rows = own.flatMap((one) => rowOf(view, one, context));
  const [first] = own;
  if (rows.length === 0 || !first) return { kind: 'table', ...head };
  const left = own.length - rows.length;
  return {
    kind: 'chart',
    ...head,
    alternative: comparisonText(view, first, context),
    spec: forestChart(rows, labels.effectsAxis(control)),
    height: intervalHeight(rows),
    notes: left > 0 ? [labels.notDrawn(context.formats.value('integer', left))] : [],
    legend: forestLegend(rows, labels, view.design.isObservational),
  };
}

function rowOf(
  view: ResultView,
  comparison: Comparison,
  context: ResultContext,
): readonly ForestRow[] {
  const { labels, formats } = context;
  const { main, raw } = comparison;
  const metric = view.metrics[comparison.metric];
  if (!metric || !main.relative || !main.absolute) return [];
  const name = metricName(metric, labels);
  const arm = view.arms[comparison.arm] ?? '';
  const amounts = amountsOf(metric, main.absolute.interval, context);
  const p = decidingP(comparison);
  return [
    {
      name: view.arms.length > 2 ? formats.beside([name, arm]) : name,
      ...{ value: main.relative.value, interval: main.relative.interval, mark: null },
      standing: standingOf(view, comparison),
      tip: {
        title: formats.beside([name, arm]),
        rows: [
          { label: arm, value: amounts.value(raw.treatment) },
          { label: view.arms[view.design.control] ?? '', value: amounts.value(raw.control) },
          { label: labels.columns.relative, value: formats.change(main.relative.value) },
          {
            label: labels.columns.interval,
            value: labels.fromTo(
              formats.change(main.relative.interval.low),
              formats.change(main.relative.interval.high),
            ),
          },
          {
            label: labels.columns.p,
            value: p === null ? formats.value('number', null) : pText(p, context),
          },
          { label: labels.columns.decision, value: decisionWord(view, comparison, labels) },
        ],
      },
    },
  ];
}

/** What is decided, in a colour; of groups that chance did not make higher is one and lower the other. */
function standingOf({ design }: ResultView, { decision, main }: Comparison): Standing {
  if (decision !== 'better' && decision !== 'worse') return 'unclear';
  if (!design.isObservational) return decision === 'better' ? 'good' : 'bad';
  return (main.absolute?.value ?? 0) > 0 ? 'good' : 'bad';
}
