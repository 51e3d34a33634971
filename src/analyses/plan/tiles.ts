import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Tile } from '../../core/spec/screen.ts';
import type { PlanLabels } from './labels/en.ts';
import { metricKinds } from './tables.ts';
import type { PlanView } from './view.ts';

/** The key figures of a plan: baseline, customers needed and at hand, what these find, and run time. */
export function tilesOf(
  view: PlanView,
  { labels, formats }: ScreenContext<PlanLabels>,
): readonly Tile[] {
  const { own, weeks, days, customers } = view;
  const tile = (
    id: string,
    label: string,
    kind: Tile['kind'],
    value: Tile['value'],
    note: string | null,
  ): Tile => ({
    ...{ id, label, kind, value, note, change: null, changeKind: 'relative' },
    ...{ goodWhen: 'neutral', course: [], lastIsOpen: false },
  });
  const kind = metricKinds[own.metric];
  const count = (people: number): string => formats.value('integer', people);
  const { interval, people } = own;
  const baseline = view.isTyped
    ? labels.typedNote
    : interval &&
      labels.intervalNote(formats.value(kind, interval.low), formats.value(kind, interval.high));
  const whole = formats.value('days', days);
  return [
    tile('baseline', labels.metrics[own.metric], kind, own.value, baseline),
    tile(
      'people',
      labels.columns.people,
      'integer',
      people?.total ?? null,
      people && labels.perGroup(count(people.control), count(people.treatment)),
    ),
    tile('customers', labels.marks.base, 'integer', customers, null),
    tile('found', labels.columns.found, 'shareFine', own.found, labels.foundNote(count(customers))),
    tile(
      'runTime',
      labels.columns.runTime,
      'text',
      weeks === null ? null : labels.weeks(weeks, whole),
      weeks === null ? labels.neverNote : null,
    ),
  ];
}
