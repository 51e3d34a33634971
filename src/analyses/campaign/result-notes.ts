import { fewCustomers } from '../../core/caveats.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { CampaignLabels } from './labels/en.ts';
import { isUnsaid } from './params.ts';
import { isClear } from './result-answer.ts';
import type { ResultView } from './result-view.ts';

/** What is to be said of a comparison without a test, the most important first. */
export function resultNotes(
  view: ResultView,
  { labels, formats, data }: ScreenContext<CampaignLabels>,
): readonly string[] {
  const { params, reached, span, results, unknown } = view;
  const notes: string[] = [];
  if (unknown.length > 0) notes.push(labels.unknown(formats.items(unknown)));
  if (isUnsaid(params) || reached.customers === 0 || !span.after) return notes;
  const count = (customers: number): string => formats.value('integer', customers);
  if (reached.matched > 0) notes.push(labels.notCause);
  if (results.some(({ before }) => before && isClear(before))) notes.push(labels.differedBefore);
  if (reached.matched > 0 && reached.matched < fewCustomers)
    notes.push(labels.few(count(reached.matched)));
  if (reached.alone > 0 && view.rest.customers > 0)
    notes.push(labels.leftAlone(count(reached.alone)));
  if (reached.fresh > 0) notes.push(labels.leftFresh(count(reached.fresh)));
  if (span.isOpen && params.window > 0)
    notes.push(labels.openWindow(formats.value('days', span.days)));
  if (span.before.from < data.model.firstDay)
    notes.push(labels.shortBefore(formats.value('day', data.model.firstDay)));
  if (span.days !== span.daysBefore)
    notes.push(
      labels.otherSpans(formats.value('days', span.days), formats.value('days', span.daysBefore)),
    );
  return notes;
}
