import { differenceAxis } from './difference-axis.ts';
import { intervalHeight } from '../../core/chart/interval-chart.ts';
import { fewCustomers } from '../../core/caveats.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { amountsOf } from './amounts.ts';
import { pText } from './chance.ts';
import { forestChart, forestLegend, type ForestRow } from './forest-chart.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { markOfPart, partTable, tests } from './part-table.ts';
import { heterogeneityOf, partsOf, type PartEffect } from './parts.ts';
import type { ExperimentView } from './view.ts';
import type { Standing } from './standing.ts';
import { verdictText } from './verdict.ts';
import { byName, groupName, metricName } from './words.ts';

type Context = ScreenContext<ExperimentLabels>;

/** The result in parts of the customers, with what many looks do to chance. */
export function breakdownScreen(view: ExperimentView, context: Context): Screen {
  const { labels } = context;
  const blocks = breakdownBlocks(view, context);
  return {
    answer: verdictText(view.result, context),
    notes: [
      ...(view.result.design.isObservational ? [labels.notDrawnByChance] : []),
      ...breakdownNotes(view, context),
      ...(blocks.length === 0 ? [labels.noParts] : []),
    ],
    blocks,
  };
}

/** How many parts chance alone makes stand out, and whether parts differ at all. */
export function breakdownNotes(view: ExperimentView, context: Context): readonly string[] {
  const { labels, formats } = context;
  const parts = partsOf(view);
  const tested = tests(parts);
  if (tested === 0) return [];
  const { alpha } = view.result.design;
  return [
    labels.manyParts(
      formats.value('integer', tested),
      formats.value('number', tested * alpha, 1),
      formats.value('share', 1 - (1 - alpha) ** tested),
    ),
    ...heterogeneityOf(parts).map(({ arm, q, p, groups }) =>
      labels.heterogeneity(
        view.result.arms[arm] ?? '',
        labels.cochran(formats.value('number', q), groups - 1, pText(p, context)),
        p < alpha,
      ),
    ),
  ];
}

/** The parts as a picture; their table alone where nothing can be drawn. */
export function breakdownBlocks(view: ExperimentView, context: Context): readonly Block[] {
  const { labels, formats, data } = context;
  const parts = partsOf(view);
  const metric = view.result.metrics[view.about];
  if (parts.length === 0 || !metric) return [];
  const table = partTable(view, parts, context);
  const control = view.result.arms[view.result.design.control] ?? '';
  const by = byName(view.params.by, data.model, labels);
  const head = {
    ...{ id: 'parts', title: table.title, width: 'full' as const, table },
    subtitle: labels.partsSubtitle(metricName(metric, labels), control),
  };
  const axis = differenceAxis(metric, data.model, labels);
  const large = parts.filter(isLarge);
  const rows = large.flatMap((part) => rowOf(view, part, tests(parts), axis.unit, context));
  if (rows.length === 0) return [{ kind: 'table', ...head }];
  const left = parts.length - rows.length;
  return [
    {
      kind: 'chart',
      ...head,
      alternative: labels.partsAlternative(formats.value('integer', rows.length), by),
      spec: forestChart(rows, axis.title ?? labels.columns.difference, axis.format),
      height: intervalHeight(rows),
      notes: left > 0 ? [labels.smallParts(formats.value('integer', left), fewCustomers)] : [],
      legend: forestLegend(rows, labels, view.result.design.isObservational),
    },
  ];
}

function isLarge({ value, customers, controls }: PartEffect): boolean {
  return value !== null && customers >= fewCustomers && controls >= fewCustomers;
}

function rowOf(
  view: ExperimentView,
  part: PartEffect,
  family: number,
  unit: number,
  context: Context,
): readonly ForestRow[] {
  const { labels, formats } = context;
  const { result, params } = view;
  const metric = result.metrics[view.about];
  const { absolute, relative } = part.effect;
  if (!metric || !absolute) return [];
  const { low, high } = absolute.interval;
  const group = groupName(part.value, params.by, labels);
  const arm = result.arms[part.arm] ?? '';
  const amounts = amountsOf(metric, absolute.interval, context);
  return [
    {
      name: result.arms.length > 2 ? formats.beside([group, arm]) : group,
      ...{ value: absolute.value * unit, mark: markOfPart(part) },
      interval: { low: low * unit, high: high * unit },
      standing: standingOf(view, part),
      tip: {
        title: formats.beside([group, arm]),
        rows: [
          { label: arm, value: amounts.value(part.effect.treatment) },
          {
            label: result.arms[result.design.control] ?? '',
            value: amounts.value(part.effect.control),
          },
          { label: labels.columns.interval, value: amounts.range(absolute.interval) },
          {
            label: labels.columns.relative,
            value: relative ? formats.change(relative.value) : formats.value('number', null),
          },
          { label: labels.columns.customers, value: formats.value('integer', part.customers) },
          { label: labels.columns.controls, value: formats.value('integer', part.controls) },
          {
            label: labels.partP(family),
            value:
              part.adjustedP === null
                ? formats.value('number', null)
                : pText(part.adjustedP, context),
          },
        ],
      },
    },
  ];
}

/** Coloured only where the difference holds after Holm's correction. */
function standingOf({ result, about }: ExperimentView, part: PartEffect): Standing {
  const { design } = result;
  if (part.adjustedP === null || part.adjustedP > design.alpha) return 'unclear';
  const isUp = (part.effect.absolute?.value ?? 0) > 0;
  const goodUp = design.isObservational || design.metrics[about]?.goodWhen !== 'down';
  return isUp === goodUp ? 'good' : 'bad';
}
