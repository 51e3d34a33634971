import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { pText } from './chance.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { writeMark } from './marks.ts';
import { rankTest } from './ranks.ts';
import { slotOf, spreadChart, type SpreadBar } from './spread-chart.ts';
import {
  className,
  edgeName,
  quantileTable,
  responderTable,
  spreadTable,
} from './spread-tables.ts';
import type { Spread } from './spread.ts';
import type { ExperimentView } from './view.ts';
import { verdictText } from './verdict.ts';
import { metricName } from './words.ts';

type Context = ScreenContext<ExperimentLabels>;
const chartHeight = 260;

/** How outcomes are spread over the customers of every arm, and who did it. */
export function spreadScreen(view: ExperimentView, context: Context): Screen {
  const { labels } = context;
  const { spread } = view;
  return {
    answer: verdictText(view.result, context),
    notes: [
      ...(view.result.design.isObservational ? [labels.notDrawnByChance] : []),
      ...(spread ? rankNotes(view, spread, context) : [labels.noSpread]),
      labels.respondersNote,
    ],
    blocks: spread ? spreadBlocks(view, spread, context) : [],
  };
}

function rankNotes(view: ExperimentView, spread: Spread, context: Context): readonly string[] {
  const { labels, formats } = context;
  return spread.ranks.flatMap((ranks) => {
    const test = rankTest(ranks);
    if (!test || test.p === null) return [];
    const { arms, design } = view.result;
    return [
      labels.rankNote(
        arms[test.arm] ?? '',
        arms[design.control] ?? '',
        formats.value('shareFine', test.share),
        pText(test.p, context),
      ),
    ];
  });
}

/** The bars, the quantiles, and who did it. */
export function spreadBlocks(
  view: ExperimentView,
  spread: Spread,
  context: Context,
): readonly Block[] {
  const { labels, formats } = context;
  const { arms } = view.result;
  const bars = barsOf(view, spread, context);
  const metric = view.result.metrics[view.about];
  const name = metric ? metricName(metric, labels) : '';
  const zeros = spread.classes[0];
  const first = arms.map((arm, place) => {
    const all = spread.classes.reduce((sum, one) => sum + (one.customers[place] ?? 0), 0);
    return formats.term(arm, formats.value('shareFine', ratio(zeros?.customers[place] ?? 0, all)));
  });
  return [
    {
      kind: 'chart',
      id: 'spread',
      title: labels.spreadTitle(name),
      subtitle: labels.spreadSubtitle,
      width: 'full',
      alternative: labels.spreadAlternative(
        zeros ? className(zeros, view, context) : '',
        formats.items(first),
      ),
      spec: spreadChart(bars),
      height: chartHeight,
      legend: arms.map((arm, place) => ({ label: arm, swatch: slotOf(place), opacity: 1 })),
      table: spreadTable(view, spread, context),
    },
    {
      kind: 'table',
      id: 'responders',
      title: labels.respondersTitle,
      subtitle: labels.respondersSubtitle(name),
      width: 'two-fifths',
      table: responderTable(view, spread, context),
    },
    {
      kind: 'table',
      id: 'quantiles',
      title: labels.quantilesTitle,
      subtitle: labels.quantilesSubtitle,
      width: 'three-fifths',
      table: quantileTable(view, spread, context),
    },
  ];
}

function barsOf(view: ExperimentView, spread: Spread, context: Context): readonly SpreadBar[] {
  const { labels, formats } = context;
  const { arms } = view.result;
  const totals = arms.map((_, arm) =>
    spread.classes.reduce((sum, { customers }) => sum + (customers[arm] ?? 0), 0),
  );
  return spread.classes.flatMap((one) => {
    const name = className(one, view, context);
    const edge = edgeName(one, view, context);
    return arms.map((arm, place): SpreadBar => {
      const customers = one.customers[place] ?? 0;
      const share = ratio(customers, totals[place] ?? 0) ?? 0;
      return {
        ...{ name: edge, arm: place, share },
        mark: customers > 0 ? writeMark({ kind: 'bin', arm: place, slot: one.slot }) : null,
        tip: {
          title: formats.beside([arm, name]),
          rows: [
            {
              label: labels.columns.customers,
              value: formats.value('integer', customers),
              color: `cat-${slotOf(place)}`,
            },
            { label: labels.columns.share, value: formats.value('shareFine', share) },
          ],
        },
      };
    });
  });
}
