import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { TableData } from '../../core/spec/screen.ts';
import { beforeDays, experimentOf, segmentsOf } from './arms.ts';
import { levelText } from './chance.ts';
import { column } from './columns.ts';
import type { ExperimentLabels } from './labels/types.ts';
import type { ExperimentView } from './view.ts';
import { byName, metricName } from './words.ts';
import { dimensionOf } from '../../core/spec/params.ts';

type Context = ScreenContext<ExperimentLabels>;

/** How the test is set up and read: every setting by its name. */
export function designTable(view: ExperimentView, context: Context): TableData {
  const { labels } = context;
  const facts = factsOf(view, context);
  return {
    id: 'design',
    title: labels.designTitle,
    columns: [column('setting', 'text', labels), column('setTo', 'text', labels)],
    rows: facts.map(([name, text]) => [name, text]),
    marks: facts.map(() => null),
    footer: [],
  };
}

function factsOf(
  { params, result, about }: ExperimentView,
  context: Context,
): readonly (readonly [string, string])[] {
  const { labels, formats, data } = context;
  const { design } = result;
  const named = labels.params;
  const option = (name: keyof typeof named, value: string): string =>
    named[name].options?.[value] ?? value;
  const flag = (is: boolean): string => (is ? labels.yes : labels.no);
  const days = (count: number): string => formats.value('days', count);
  const names = (isGuardrail: boolean): string =>
    formats.items(
      result.metrics
        .filter((_, place) => (design.metrics[place]?.isGuardrail ?? false) === isGuardrail)
        .map((metric) => metricName(metric, labels)),
    ) || labels.none;
  const aboutMetric = result.metrics[about];
  return [
    [named.question.label, params.question || labels.none],
    [named.from.label, option('from', params.from)],
    sourceOf(params, context),
    [
      named.weights.label,
      design.isObservational
        ? labels.none
        : formats.items(
            result.arms.map((arm, place) =>
              formats.term(arm, formats.value('measure', design.arms[place]?.weight ?? 0)),
            ),
          ) || labels.none,
    ],
    [named.control.label, result.arms[design.control] ?? labels.none],
    [named.since.label, params.since === '' ? labels.ownDays : formats.value('day', params.since)],
    [named.window.label, params.window === 0 ? labels.openWindow : days(params.window)],
    [named.whole.label, flag(params.whole)],
    [labels.asOf, formats.value('day', data.asOf)],
    [named.metrics.label, names(false)],
    [named.guardrails.label, names(true)],
    [
      named.alpha.label,
      formats.value(
        'share',
        design.alpha,
        design.alpha * 100 === Math.round(design.alpha * 100) ? 0 : 1,
      ),
    ],
    [labels.level, levelText(design.alpha, context)],
    [named.sides.label, option('sides', params.sides)],
    [named.correction.label, option('correction', params.correction)],
    [named.mode.label, option('mode', params.mode)],
    [
      named.planned.label,
      params.planned === 0 ? labels.none : formats.value('integer', params.planned),
    ],
    [
      named.adjust.label,
      params.adjust ? days(beforeDays(params, data.model)) : flag(params.adjust),
    ],
    [
      named.cut.label,
      params.cut === 100 ? labels.none : labels.cutAt(formats.value('measure', params.cut)),
    ],
    [named.by.label, byName(params.by, data.model, labels)],
    [named.about.label, aboutMetric ? metricName(aboutMetric, labels) : labels.none],
  ];
}

/** The experiment, the column or the segments, whichever arms come from. */
function sourceOf(
  params: ExperimentView['params'],
  { labels, formats, data }: Context,
): readonly [string, string] {
  const named = labels.params;
  switch (params.from) {
    case 'assignments':
      return [named.experiment.label, experimentOf(params, data.model)?.name ?? labels.none];
    case 'column':
      return [named.column.label, dimensionOf(params.column, data.model)?.label ?? labels.none];
    case 'segments':
      return [
        named.groups.label,
        formats.items(
          segmentsOf(params).map(({ name }, place) => name || labels.unnamed(place + 1)),
        ) || labels.none,
      ];
  }
}
