import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { CampaignLabels } from './labels/en.ts';
import type { Matched } from './matched.ts';
import { isUnsaid } from './params.ts';
import type { MeasureResult, ResultView } from './result-view.ts';
import { nameOf } from './words.ts';

type Context = ScreenContext<CampaignLabels>;

/** Whether an interval lies on one side of no difference. */
export function isClear({ interval }: Matched): boolean {
  return interval !== null && (interval.low > 0 || interval.high < 0);
}

/** The measure that the answer is about: whether they bought. */
export function leading({ results }: ResultView): MeasureResult | null {
  return results.find(({ measure }) => measure === 'bought') ?? null;
}

/** The answer, without the reminder that this is no experiment. */
export function resultAnswer(view: ResultView, { labels, formats }: Context): string {
  const { params, reached, rest, span } = view;
  const name = nameOf(params, labels);
  const count = (customers: number): string => formats.value('integer', customers);
  if (isUnsaid(params)) return labels.unsaid;
  if (reached.customers === 0) return labels.nobodyReached(name);
  if (!span.after) return labels.notYet(formats.value('day', span.since));
  if (rest.customers === 0) return labels.everyoneReached(count(reached.customers));
  const { after, before } = leading(view) ?? {};
  if (!after) return labels.noneAlike;
  const said = labels.answer(
    count(reached.customers),
    reached.matched === reached.customers ? null : count(reached.matched),
    formats.value('shareFine', after.reached),
    formats.value('shareFine', after.rest),
    formats.value('days', span.days),
    name,
  );
  return (
    said + certainty(after, { labels, formats }) + earlier(before ?? null, { labels, formats })
  );
}

type Words = Pick<Context, 'labels' | 'formats'>;

/** A difference of shares in points. */
export function inPoints(difference: number, { labels, formats }: Words): string {
  return labels.points(formats.value('number', 100 * difference));
}

/** The same without its sign: the sentence says more or fewer. */
const pointsOf = (value: number, words: Words): string => inPoints(Math.abs(value), words);

function certainty({ difference, interval, ...rest }: Matched, words: Words): string {
  const { labels } = words;
  if (!interval) return labels.answerNoInterval;
  if (!isClear({ difference, interval, ...rest }))
    return labels.answerUnclear(inPoints(interval.low, words), inPoints(interval.high, words));
  const ends = [Math.abs(interval.low), Math.abs(interval.high)].sort((a, b) => a - b);
  const [low = 0, high = 0] = ends;
  const say = difference > 0 ? labels.answerMore : labels.answerLess;
  return say(pointsOf(difference, words), pointsOf(low, words), pointsOf(high, words));
}

function earlier(before: Matched | null, words: Words): string {
  const { labels } = words;
  if (!before?.interval) return '';
  if (!isClear(before)) return labels.answerBeforeAlike;
  const say = before.difference > 0 ? labels.answerBeforeMore : labels.answerBeforeLess;
  return say(pointsOf(before.difference, words));
}
