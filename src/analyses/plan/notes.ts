import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { PlanLabels } from './labels/en.ts';
import { alphaOfEach } from './needed.ts';
import { kindOfMetric } from './params.ts';
import type { PlanView } from './view.ts';

/** Means of fewer customers in a group than this are not safely normal where a few spend much. */
const fewForMeans = 200;

/** Advice and caveats, the most important first. */
export function notesOf(view: PlanView, context: ScreenContext<PlanLabels>): readonly string[] {
  return [...sizeNotes(view, context), ...windowNotes(view, context), ...testNotes(view, context)];
}

/** Whether the customers at hand are enough, and what to do where they are not. */
function sizeNotes(
  { own, customers, isTyped }: PlanView,
  { labels, formats }: ScreenContext<PlanLabels>,
): readonly string[] {
  if (customers === 0 || own.value === null || own.value <= 0) return [];
  const count = formats.value('integer', customers);
  if (own.people && own.people.total <= customers) return [labels.enough(count)];
  if (!own.people && own.found === null && !isTyped && own.variance === 0) return [];
  return [
    own.found === null
      ? labels.findsNothing(count)
      : labels.tooSmall(count, formats.value('shareFine', own.found)),
    labels.advice,
  ];
}

function windowNotes(
  view: PlanView,
  { labels, formats, data }: ScreenContext<PlanLabels>,
): readonly string[] {
  const notes: string[] = [];
  const first = formats.value('day', data.model.firstDay);
  if (view.from === 'usual') notes.push(labels.usualDays(formats.value('days', view.days)));
  if (!view.isCovered) notes.push(labels.notCovered(first));
  else if (!view.isBeforeCovered) notes.push(labels.notCoveredBefore(first));
  return notes;
}

function testNotes(
  { own, params, division, raw, adjusted }: PlanView,
  { labels, formats }: ScreenContext<PlanLabels>,
): readonly string[] {
  const notes: string[] = [];
  const tests = params.metrics * (params.arms - 1);
  if (tests > 1)
    notes.push(
      labels.manyTests(String(tests), formats.value('shareFine', alphaOfEach(division), 2)),
    );
  if (params.sides === 'one') notes.push(labels.oneSided);
  if (params.adjust && own.cut === null) notes.push(labels.cupedNothing);
  if (!params.adjust && raw && adjusted && adjusted.total < raw.total)
    notes.push(
      labels.cupedSaves(
        formats.value('shareFine', own.cut),
        formats.value('integer', adjusted.total),
      ),
    );
  if (own.people && kindOfMetric[own.metric] !== 'share') {
    const least = Math.min(own.people.control, own.people.treatment);
    if (least < fewForMeans) notes.push(labels.largeOnly);
  }
  return notes;
}
