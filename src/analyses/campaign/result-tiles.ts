import { ratio } from '../../core/ratio.ts';
import type { Headline, ScreenContext } from '../../core/spec/analysis.ts';
import type { Tile } from '../../core/spec/screen.ts';
import type { CampaignLabels } from './labels/en.ts';
import { isUnsaid } from './params.ts';
import { inPoints, leading } from './result-answer.ts';
import type { ResultView } from './result-view.ts';

/** The numbers that people quote; the difference only once it is said whom the campaign reached. */
export function resultHeadlines(view: ResultView): readonly Headline[] {
  const { reached, revenue } = view;
  const after = leading(view)?.after ?? null;
  return [
    { id: 'reached', value: reached.customers, kind: 'integer' },
    { id: 'bought', value: ratio(reached.bought, reached.customers), kind: 'shareFine' },
    { id: 'revenue', value: revenue, kind: 'money' },
    ...(isUnsaid(view.params)
      ? []
      : [{ id: 'difference', value: after?.difference ?? null, kind: 'points' } as const]),
  ];
}

/** The key figures: reached customers, and the difference beside others like them. */
export function resultTiles(
  view: ResultView,
  { labels, formats }: ScreenContext<CampaignLabels>,
): readonly Tile[] {
  const after = leading(view)?.after ?? null;
  const points = (value: number): string => inPoints(value, { labels, formats });
  const interval = after?.interval;
  const notes: Readonly<Record<string, string | null>> = {
    reached: labels.ofThem(formats.value('integer', view.reached.matched)),
    bought: after && labels.othersHave(formats.value('shareFine', after.rest)),
    difference: interval
      ? labels.intervalNote(points(interval.low), points(interval.high))
      : labels.noInterval,
  };
  const names: Readonly<Record<string, string>> = labels.tiles;
  return resultHeadlines(view).map(({ id, value, kind }): Tile => ({
    ...{ id, label: names[id] ?? '', note: notes[id] ?? null, change: null },
    // The label says that it counts points: with their name the number would not fit a small screen.
    ...(kind === 'points'
      ? { kind: 'number', value: value === null ? null : Number(value) * 100 }
      : { kind, value }),
    ...{ changeKind: 'relative', goodWhen: 'neutral', course: [], lastIsOpen: false },
  }));
}
