import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { curveChart } from './chart.ts';
import type { PlanLabels } from './labels/en.ts';
import { alphaOfEach } from './needed.ts';
import { notesOf } from './notes.ts';
import {
  baselineTable,
  baseTable,
  cupedTable,
  curveTable,
  effectTable,
  groupTable,
  metricKinds,
  metricTable,
  paceTable,
} from './tables.ts';
import { tilesOf } from './tiles.ts';
import type { PlanView } from './view.ts';

type Context = ScreenContext<PlanLabels>;

/** The page: what the test needs, what each size finds, and what it was worked out from. */
export function screenOfPlan(view: PlanView, context: Context): Screen {
  const { labels } = context;
  const answer = answerOf(view, context);
  const notes = notesOf(view, context);
  if (view.customers === 0 && !view.own.people) return { answer, notes, blocks: [] };
  return {
    answer,
    notes,
    blocks: [
      {
        kind: 'tiles',
        id: 'figures',
        tiles: tilesOf(view, context),
        table: groupTable(view, labels),
      },
      ...curveBlock(view, context),
      ...effectBlock(view, context),
      ...baseBlocks(view, context),
      {
        kind: 'insights',
        id: 'next',
        title: labels.next,
        subtitle: '',
        width: 'full',
        insights: [
          {
            ...{ title: labels.nextTitle, text: labels.nextText },
            ...{ page: 'audiences', linkLabel: labels.nextLink },
          },
        ],
      },
    ],
  };
}

function curveBlock(view: PlanView, { labels, formats, data }: Context): readonly Block[] {
  const { found } = view.own;
  const { curve } = view;
  const [first] = curve;
  if (!first || curve.length < 2) return [];
  const at = found === null ? first : { people: view.customers, found };
  return [
    {
      kind: 'chart',
      id: 'curve',
      title: labels.curveTitle,
      subtitle: labels.curveSubtitle,
      width: 'full',
      alternative: labels.curveAlternative(
        formats.value('integer', at.people),
        formats.value('shareFine', at.found),
      ),
      spec: curveChart(view, { labels, formats, data }),
      height: 260,
      legend: [
        ...(view.customers > 0 ? [{ label: labels.atBase, swatch: 2, opacity: 1 } as const] : []),
        ...(view.own.people ? [{ label: labels.atNeeded, swatch: 3, opacity: 1 } as const] : []),
      ],
      table: curveTable(view, labels),
    },
  ];
}

function effectBlock(view: PlanView, { labels, formats }: Context): readonly Block[] {
  if (view.effects.length === 0) return [];
  const { metric, formula } = view.params;
  return [
    {
      kind: 'table',
      id: 'effects',
      title: labels.effectsTitle,
      subtitle: labels.effectsSubtitle(
        metric === 'conversion' ? labels.formulas[formula] : labels.ofMeans,
        formats.value('shareFine', alphaOfEach(view.division)),
        formats.value('share', view.division.power),
      ),
      width: 'full',
      table: effectTable(view, labels),
    },
  ];
}

function baseBlocks(view: PlanView, { labels, formats }: Context): readonly Block[] {
  const days = formats.value('days', view.days);
  const mde = formats.change(view.params.mde / 100);
  const count = formats.value('integer', view.customers);
  return [
    {
      kind: 'table',
      id: 'metrics',
      title: labels.metricsTitle,
      subtitle: labels.metricsSubtitle(mde),
      width: 'three-fifths',
      table: metricTable(view, labels),
    },
    {
      kind: 'table',
      id: 'groups',
      title: labels.groupsTitle,
      subtitle: labels.groupsSubtitle,
      width: 'two-fifths',
      table: groupTable(view, labels),
    },
    {
      kind: 'table',
      id: 'baselines',
      title: labels.baselineTitle,
      subtitle: labels.baselineSubtitle(count, days),
      width: 'three-fifths',
      table: baselineTable(view, labels),
    },
    {
      kind: 'table',
      id: 'base',
      title: labels.baseTitle,
      subtitle: labels.baseSubtitle(days),
      width: 'two-fifths',
      table: baseTable(view, labels),
    },
    ...(view.raw && view.adjusted
      ? [
          {
            kind: 'table',
            id: 'cuped',
            title: labels.cupedTitle,
            subtitle: labels.cupedSubtitle(formats.value('shareFine', view.own.cut)),
            width: 'three-fifths',
            table: cupedTable(view, labels),
          } as const,
        ]
      : []),
    ...(view.pace.reached.length > 0
      ? [
          {
            kind: 'table',
            id: 'pace',
            title: labels.paceTitle,
            subtitle: labels.paceSubtitle,
            width: 'two-fifths',
            table: paceTable(view, labels),
          } as const,
        ]
      : []),
  ];
}

function answerOf(view: PlanView, { labels, formats }: Context): string {
  const { own, params, days, weeks, pace } = view;
  const metric = labels.metrics[own.metric];
  if (view.customers === 0 && !view.isTyped) return labels.nobody;
  if (own.value === null || own.value <= 0) return labels.noBaseline(metric);
  if (!own.people)
    return params.metric === 'conversion' ? labels.noNumber(metric) : labels.noVariance(metric);
  const kind = metricKinds[own.metric];
  const whole = formats.value('days', days);
  const said = labels.answer(
    metric,
    formats.value(kind, own.value),
    formats.value(kind, own.value * (1 + params.mde / 100)),
    formats.change(params.mde / 100),
    whole,
    formats.value('integer', own.people.total),
    String(params.arms),
  );
  if (weeks === null) return said + (pace.kind === 'once' ? '' : labels.answerNoTime);
  return said + (weeks === 0 ? labels.answerAtOnce(whole) : labels.answerWeeks(weeks, whole));
}
