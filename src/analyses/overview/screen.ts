import { fewCustomers } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Screen, Tile } from '../../core/spec/screen.ts';
import { revenueChart, revenueLegend } from './chart.ts';
import { insightsOf } from './insights.ts';
import type { OverviewLabels } from './labels/en.ts';
import { figures, figureTable, monthTable } from './tables.ts';
import type { OverviewView } from './view.ts';

/** The overview page: the answer, five figures, revenue by month, what stands out. */
export function screenOfOverview(
  view: OverviewView,
  context: ScreenContext<OverviewLabels>,
): Screen {
  const { labels } = context;
  return {
    answer: answerOf(view, context),
    notes: notesOf(view, context),
    blocks: [
      {
        kind: 'tiles',
        id: 'figures',
        tiles: tilesOf(view, context),
        table: figureTable(view, labels),
      },
      {
        kind: 'chart',
        id: 'months',
        title: labels.chartTitle,
        subtitle: labels.chartSubtitle,
        width: 'two-thirds',
        alternative: alternativeOf(view, context),
        spec: revenueChart(view, context),
        height: 300,
        legend: revenueLegend(view, context),
        table: monthTable(view, labels),
      },
      {
        kind: 'insights',
        id: 'insights',
        title: labels.insightsTitle,
        subtitle: '',
        width: 'third',
        insights: insightsOf(view, context),
      },
    ],
  };
}

function answerOf(view: OverviewView, { labels, formats }: ScreenContext<OverviewLabels>): string {
  if (view.now.orders === 0 && view.now.revenue === 0n) return labels.empty;
  const write = view.now.byKind.guest.orders > 0 ? labels.answerWithGuests : labels.answer;
  const answer = write(
    formats.range(view.period.from, view.period.to),
    formats.short('money', view.now.revenue),
    formats.value('integer', view.now.orders),
    formats.value('integer', view.now.customers),
  );
  const change = changeOf(view, 'netRevenue');
  if (change === null || !view.comparison) return `${answer}${labels.sentenceEnd}`;
  return `${answer}${labels.answerChange(formats.change(change), formats.range(view.comparison.from, view.comparison.to))}`;
}

function notesOf(
  view: OverviewView,
  { labels, formats, data }: ScreenContext<OverviewLabels>,
): readonly string[] {
  const notes: string[] = [];
  const { comparison } = view;
  if (comparison && comparison.from < view.firstDay)
    notes.push(
      labels.shortComparison(
        formats.range(comparison.from, comparison.to),
        formats.value('day', view.firstDay),
      ),
    );
  const isCut =
    data.comparison !== null && view.period.to === view.asOf && !view.period.to.endsWith('-31');
  if (isCut && comparison && view.months.at(-1)?.selected && isOpen(view))
    notes.push(labels.openNote(formats.range(comparison.from, comparison.to)));
  if (view.now.customers > 0 && view.now.customers < fewCustomers)
    notes.push(labels.fewCustomers(view.now.customers));
  if (view.earlyUntil && view.months.some((month) => month.byKind.early.customers > 0))
    notes.push(labels.earlyNote(formats.value('day', view.earlyUntil), labels.kinds.early));
  return notes;
}

function isOpen(view: OverviewView): boolean {
  const last = view.months.at(-1);
  return last !== undefined && last.daysSeen < last.days;
}

type FigureId = (typeof figures)[number]['id'];

/** Change of a figure against the comparison: relative, for shares the difference. */
export function changeOf(view: OverviewView, id: FigureId): number | null {
  const figure = figures.find((one) => one.id === id);
  if (!figure || !view.before) return null;
  const now = figure.of(view.now);
  const before = figure.of(view.before);
  if (now === null || before === null) return null;
  if (figure.kind === 'share') return Number(now) - Number(before);
  return Number(before) > 0 ? Number(now) / Number(before) - 1 : null;
}

function tilesOf(view: OverviewView, { labels }: ScreenContext<OverviewLabels>): readonly Tile[] {
  return figures.map(({ id, kind, of }) => ({
    id,
    label: labels[id],
    value: of(view.now),
    kind,
    change: changeOf(view, id),
    changeKind: kind === 'share' ? 'points' : 'relative',
    goodWhen: 'up',
    course: view.months.map((month) => {
      const value = of(month);
      return value === null ? null : Number(value);
    }),
    lastIsOpen: isOpen(view),
    note: null,
  }));
}

function alternativeOf(
  view: OverviewView,
  { labels, formats }: ScreenContext<OverviewLabels>,
): string {
  const [best] = [...view.months].sort((left, right) => Number(right.revenue - left.revenue));
  if (!best) return labels.empty;
  return labels.chartAlternative(
    formats.value('month', best.month),
    formats.short('money', best.revenue),
    formats.value('share', ratio(Number(best.byKind.existing.revenue), Number(best.revenue))),
  );
}
