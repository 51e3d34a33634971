import { isWorthSaying } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen, Tile } from '../../core/spec/screen.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import { gapChart, groupChart, stepChart } from './chart.ts';
import { curveTable } from './curve-table.ts';
import { curveChart } from './curve.ts';
import { gapTable } from './gap-table.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import { lateTable } from './late-table.ts';
import { stepTable } from './step-table.ts';
import { figureTable, groupTable, mediansTable, nameOfComparison } from './summary-tables.ts';
import type { RepurchaseView } from './view.ts';
import { nameOfGroup, nameOfRange } from './words.ts';

/** Quartiles of fewer gaps than this are said to be thin. */
const fewGaps = 30;
type Context = ScreenContext<RepurchaseLabels>;

/** The repurchase page: the answer, the medians, the curve, the gaps, the comparison, the overdue. */
export function screenOfRepurchase(view: RepurchaseView, context: Context): Screen {
  const { labels } = context;
  const tiles: Block = {
    kind: 'tiles',
    id: 'figures',
    tiles: tilesOf(view, context),
    table: figureTable(view, labels),
  };
  const hasGaps = view.all.gaps.count > 0;
  return {
    answer: answerOf(view, context),
    notes: notesOf(view, context),
    blocks: view.all.customers === 0 ? [] : [tiles, ...(hasGaps ? chartsOf(view, context) : [])],
  };
}

function chartsOf(view: RepurchaseView, context: Context): readonly Block[] {
  const { labels, formats } = context;
  const { all, params } = view;
  const origin = labels.origins(params.origin, params.nth);
  const days = (value: number | null): string => formats.value('days', value);
  const isNumber = view.comparison === 'number';
  const openBar = view.bins.find(({ to }) => to === null);
  return [
    {
      kind: 'chart',
      id: 'curve',
      title: labels.curveTitle,
      subtitle: labels.curveSubtitle(origin),
      width: 'two-thirds',
      alternative: alternativeOf(view, context),
      spec: curveChart(view, context),
      height: 320,
      legend: [],
      table: curveTable(view, labels),
    },
    {
      kind: 'chart',
      id: 'gaps',
      title: labels.gapsTitle,
      subtitle: labels.gapsSubtitle(origin),
      width: 'third',
      alternative: labels.gapsAlternative(
        days(all.gaps.median),
        days(all.gaps.p25),
        days(all.gaps.p75),
      ),
      spec: gapChart(view, context),
      height: 290,
      legend: [
        { label: labels.gapsMedian(days(all.gaps.median)), swatch: 2, opacity: 1 },
        ...(openBar ? [{ label: nameOfRange(openBar, labels), swatch: 1, opacity: 0.4 }] : []),
      ],
      table: gapTable(view, labels),
    },
    {
      kind: 'chart',
      id: 'groups',
      title: labels.groupsTitle(nameOfComparison(view, labels)),
      subtitle: formats.beside([
        labels.groupsSubtitle(isNumber ? labels.orderNumberOrigin : origin),
        ...testOf(view, context),
      ]),
      width: 'three-fifths',
      alternative: groupsAlternative(view, context),
      spec: groupChart(view, context),
      height: 64 + 40 * Math.max(1, view.groups.length),
      legend: [],
      table: groupTable(view, labels),
    },
    {
      kind: 'chart',
      id: 'steps',
      title: labels.stepsTitle,
      subtitle: labels.stepsSubtitle(days(view.within)),
      width: 'two-fifths',
      alternative: labels.stepsAlternative(
        formats.value('integer', view.steps[0]?.back ?? 0),
        formats.value('integer', view.steps[0]?.reached ?? 0),
      ),
      spec: stepChart(view, context),
      height: 64 + 40 * Math.max(1, view.groups.length),
      legend: [],
      table: stepTable(view, labels),
    },
    {
      kind: 'table',
      id: 'late',
      title: labels.lateTitle,
      subtitle: labels.lateSubtitle(days(all.overdue.threshold)),
      width: 'three-fifths',
      table: lateTable(view, labels),
    },
    {
      kind: 'table',
      id: 'medians',
      title: labels.mediansTitle,
      subtitle: labels.mediansSubtitle,
      width: 'two-fifths',
      table: mediansTable(view, labels),
    },
  ];
}

/** What the log-rank test says of the groups, in one clause; nothing where there is no test. */
function testOf({ logRank }: RepurchaseView, { labels, formats }: Context): readonly string[] {
  if (!logRank) return [];
  const { chiSquare, degreesOfFreedom, p } = logRank;
  return [
    labels.logRank(
      formats.value('number', chiSquare),
      degreesOfFreedom,
      p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`,
      p < 0.05,
    ),
  ];
}

function answerOf(view: RepurchaseView, { labels, formats }: Context): string {
  const { all, params } = view;
  if (all.customers === 0) return labels.empty;
  if (all.gaps.count === 0) return labels.noRepeats(formats.value('integer', all.customers));
  const { median, steps } = all.estimate;
  const last = steps.at(-1);
  const first =
    median === null
      ? labels.answerNever(
          formats.value('share', 1 - (last?.survival ?? 1)),
          formats.value('days', last?.time ?? 0),
        )
      : labels.answer[params.origin](formats.value('days', median), params.nth);
  const overdue = labels.answerOverdue(
    formats.value('integer', all.overdue.customers),
    formats.short('money', all.overdue.amount),
  );
  return `${first}${overdue}`;
}

function tilesOf(view: RepurchaseView, { labels, formats }: Context): readonly Tile[] {
  const { all, params, medians } = view;
  const { gaps, estimate, overdue } = all;
  const days = (value: number | null): string => formats.value('days', value);
  const name = (origin: typeof params.origin): string => labels.origins(origin, params.nth);
  const other = params.origin === 'first' ? 'any' : 'first';
  const tile = (
    id: string,
    label: string,
    value: Tile['value'],
    kind: Tile['kind'],
    note: string | null,
  ): Tile => ({
    id,
    label,
    value,
    kind,
    note,
    change: null,
    changeKind: 'relative',
    goodWhen: 'neutral',
    course: [],
    lastIsOpen: false,
  });
  const interval =
    estimate.median === null
      ? null
      : labels.intervalNote(days(estimate.medianLow), days(estimate.medianHigh));
  const edge = labels.overdueNote(
    days(overdue.threshold),
    formats.value('share', params.overdue / 100),
  );
  return [
    tile('median', labels.medianTile(name(params.origin)), estimate.median, 'days', interval),
    tile(
      'gapMedian',
      labels.observedTile(name(params.origin)),
      gaps.median,
      'days',
      labels.observedNote,
    ),
    tile(
      'otherMedian',
      labels.medianTile(name(other)),
      medians[other].estimate,
      'days',
      labels.estimateNote,
    ),
    tile(
      'overdue',
      labels.overdue,
      overdue.customers,
      'integer',
      overdue.threshold === null ? null : edge,
    ),
    tile('overdueRevenue', labels.overdueRevenue, overdue.amount, 'money', null),
  ];
}

function notesOf(view: RepurchaseView, { labels, formats, data }: Context): readonly string[] {
  const { all, params, comparison, dimension } = view;
  if (all.customers === 0) return [];
  const notes: string[] = [];
  if (all.gaps.count < fewGaps) notes.push(labels.fewGaps(all.gaps.count));
  if (params.origin === 'any' || comparison === 'number') notes.push(labels.perPurchase);
  const thin = view.groups.filter(isThin).length;
  if (thin > 0) notes.push(labels.thinGroups(thin, fewGaps));
  if (data.earlyUntil) notes.push(labels.early(formats.value('day', data.earlyUntil)));
  if (dimension?.source === 'line') notes.push(labels.overlapping);
  if (comparison === 'fifth' || comparison === 'tier') notes.push(labels.hindsight[comparison]);
  if (params.by.startsWith('dimension:') && !dimensionOf(params.by, data.model))
    notes.push(labels.unknownDimension);
  const guests = ratio(Number(view.guestAmount), Number(view.total));
  if (isWorthSaying(guests)) notes.push(labels.guests(formats.value('share', guests)));
  return notes;
}

function alternativeOf(view: RepurchaseView, { labels, formats }: Context): string {
  const { median, steps } = view.all.estimate;
  const origin = labels.origins(view.params.origin, view.params.nth);
  if (median !== null) return labels.curveAlternative(origin, formats.value('days', median));
  const last = steps.at(-1);
  return labels.noMedian(
    formats.value('share', 1 - (last?.survival ?? 1)),
    formats.value('days', last?.time ?? 0),
  );
}

/** Whether a group has too few gaps to be compared with the others. */
function isThin({ gaps }: RepurchaseView['groups'][number]): boolean {
  return gaps.count < fewGaps;
}

function groupsAlternative(view: RepurchaseView, { labels, formats }: Context): string {
  const known = view.groups
    .filter((group) => !isThin(group))
    .sort((left, right) => (left.gaps.median ?? 0) - (right.gaps.median ?? 0));
  const [fastest, slowest] = [known[0], known.at(-1)];
  if (!fastest || !slowest || fastest === slowest)
    return labels.groupsTitle(nameOfComparison(view, labels));
  return labels.groupsAlternative(
    nameOfGroup(fastest.group, labels),
    formats.value('days', fastest.gaps.median),
    nameOfGroup(slowest.group, labels),
    formats.value('days', slowest.gaps.median),
  );
}
