import { isWorthSaying } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Screen } from '../../core/spec/screen.ts';
import { chartHeight, legendOf, strataChart } from './chart.ts';
import type { SampleLabels } from './labels/en.ts';
import { strataTable, stratumName } from './tables.ts';
import { type SampleView } from './view.ts';

type Context = ScreenContext<SampleLabels>;

/** The page: how many are drawn, how large the strata are, and the lists. */
export function screenOfSample(view: SampleView, context: Context): Screen {
  const { labels, formats } = context;
  const largest = view.groups.toSorted((left, right) => right.customers - left.customers)[0];
  if (!largest) return { answer: labels.empty, notes: [], blocks: [] };
  const table = strataTable(view, labels);
  return {
    answer: answerOf(view, context),
    notes: notesOf(view, context),
    blocks: [
      {
        kind: 'chart',
        id: 'sizes',
        title: labels.chartTitle,
        subtitle: labels.chartSubtitle,
        width: 'two-fifths',
        alternative: labels.alternative(
          stratumName(view.strata, largest.name, labels),
          formats.value('integer', largest.customers),
        ),
        spec: strataChart(view, context),
        height: chartHeight(view),
        legend: legendOf(labels),
        table,
      },
      {
        kind: 'table',
        id: 'strata',
        title: labels.tableTitle,
        subtitle: labels.tableSubtitle,
        width: 'three-fifths',
        table,
      },
    ],
  };
}

/** What the strata are made of, in words. */
function byOf({ strata: { kind, dimension } }: SampleView, labels: SampleLabels): string {
  if (kind !== 'dimension') return labels.kinds[kind];
  return dimension?.label === '' ? labels.sourceOfLine : (dimension?.label ?? '');
}

function fewer({ groups, params }: SampleView): number {
  return groups.filter(({ customers }) => customers < params.size).length;
}

function answerOf(view: SampleView, { labels, formats }: Context): string {
  const answer = fewer(view) > 0 ? labels.answerFewer : labels.answer;
  return answer(
    formats.value('integer', view.all.drawn),
    formats.value('integer', view.params.size),
    view.groups.length,
    byOf(view, labels),
  );
}

function notesOf(view: SampleView, { labels, formats }: Context): readonly string[] {
  const notes: string[] = [labels.seedNote(String(view.params.seed))];
  const small = fewer(view);
  if (small > 0) notes.push(labels.fewerNote(small, formats.value('integer', view.params.size)));
  if (view.groups.length > 1 && view.all.drawn < view.all.customers) notes.push(labels.equalNote);
  if (view.strata.dimension?.source === 'line') notes.push(labels.mostNote(byOf(view, labels)));
  const guests = ratio(Number(view.withoutCustomer.revenue), Number(view.total));
  if (isWorthSaying(guests)) notes.push(labels.guestNote(formats.value('share', guests)));
  return notes;
}
