import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import {
  intervalChart,
  intervalHeight,
  type IntervalRow,
} from '../../core/chart/interval-chart.ts';
import type { CampaignLabels } from './labels/en.ts';
import { isUnsaid } from './params.ts';
import { resultAnswer } from './result-answer.ts';
import { resultNotes } from './result-notes.ts';
import {
  comparisonTable,
  measureKinds,
  relativeOf,
  relativeTable,
  sizesTable,
  strataTable,
} from './result-tables.ts';
import { resultTiles } from './result-tiles.ts';
import type { ResultView } from './result-view.ts';

type Context = ScreenContext<CampaignLabels>;

/** What reached customers did, beside others like them. */
export function resultScreen(view: ResultView, context: Context): Screen {
  const { labels, formats } = context;
  const { after, before } = view.span;
  const hasResult = view.results.some((one) => one.after !== null);
  return {
    answer: labels.notExperiment + resultAnswer(view, context),
    notes: resultNotes(view, context),
    blocks: [
      {
        kind: 'tiles',
        id: 'figures',
        tiles: resultTiles(view, context),
        table: sizesTable(view, labels),
      },
      ...(hasResult && after
        ? [
            {
              kind: 'table',
              id: 'comparison',
              title: labels.comparisonTitle,
              subtitle: labels.comparisonSubtitle(
                formats.range(after.from, after.to),
                formats.range(before.from, before.to),
              ),
              width: 'full',
              table: comparisonTable(view, labels),
            } as const,
          ]
        : []),
      ...relativeBlock(view, context),
      {
        kind: 'table',
        id: 'sizes',
        title: labels.sizesTitle,
        subtitle: labels.sizesSubtitle,
        width: hasResult ? 'two-fifths' : 'full',
        table: sizesTable(view, labels),
      },
      ...(hasResult && !isUnsaid(view.params)
        ? [
            {
              kind: 'table',
              id: 'strata',
              title: labels.strataTitle,
              subtitle: labels.strataSubtitle(formats.value('day', before.to)),
              width: 'three-fifths',
              table: strataTable(view, labels),
            } as const,
          ]
        : []),
    ],
  };
}

function relativeBlock(view: ResultView, context: Context): readonly Block[] {
  const { labels } = context;
  const rows = rowsOf(view, context);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'chart',
      id: 'relative',
      title: labels.relativeTitle,
      subtitle: labels.relativeSubtitle,
      width: 'full',
      alternative: resultAnswer(view, context),
      spec: intervalChart(rows, {
        ...{ scale: 'linear', none: 0, title: labels.relativeAxis, format: 'share' },
      }),
      height: intervalHeight(rows),
      legend: [],
      table: relativeTable(view, labels),
    },
  ];
}

/** Slot 1 for the window, grey for the days before. */
function rowsOf(view: ResultView, { labels, formats }: Context): readonly IntervalRow[] {
  return view.results.flatMap(({ measure, after, before }) =>
    (
      [
        [labels.inWindow(labels.measures[measure]), after, '1'],
        [labels.beforeWindow(labels.measures[measure]), before, '8'],
      ] as const
    ).flatMap(([name, matched, series]): readonly IntervalRow[] => {
      const found = relativeOf(matched);
      if (!matched?.interval || !found) return [];
      const write = (value: number): string => formats.value(measureKinds[measure], value);
      return [
        {
          ...{ name, series, mark: null, ...found },
          tip: {
            title: name,
            rows: [
              { label: labels.rows.compared, value: write(matched.reached) },
              { label: labels.rows.alike, value: write(matched.rest) },
              { label: labels.rows.difference, value: write(matched.difference) },
              { label: labels.rows.low, value: write(matched.interval.low) },
              { label: labels.rows.high, value: write(matched.interval.high) },
            ],
          },
        },
      ];
    }),
  );
}
