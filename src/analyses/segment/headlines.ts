import { ratio } from '../../core/ratio.ts';
import type { Headline } from '../../core/spec/analysis.ts';
import { perBuyer } from './profile-tables.ts';
import type { SegmentView } from './view.ts';

/** The numbers that people quote of a segment: its size first, and what else the view tells of it. */
export function headlinesOf(view: SegmentView): readonly Headline[] {
  const members = (value: number): Headline => ({ id: 'members', value, kind: 'integer' });
  const share = (part: number, whole: number): Headline => ({
    ...{ id: 'membersShare', value: ratio(part, whole), kind: 'share' },
  });
  const revenue = (value: bigint): Headline => ({ id: 'revenue', value, kind: 'money' });
  switch (view.show) {
    case 'profile':
      return [
        members(view.segment.customers),
        share(view.segment.customers, view.everyone.customers),
        revenue(view.segment.revenue),
        { id: 'perBuyer', value: perBuyer(view.segment), kind: 'moneyAverage' },
      ];
    case 'overlap': {
      const [own] = view.segments;
      return own
        ? [
            members(own.customers),
            share(own.customers, view.everyone.customers),
            revenue(own.revenue),
          ]
        : [];
    }
    case 'compare': {
      const mean = view.differences.find(({ measure }) => measure === 'revenue')?.a ?? null;
      return [
        members(view.a.customers),
        revenue(view.a.revenue),
        { id: 'perBuyer', value: mean, kind: 'moneyAverage' },
      ];
    }
    case 'next':
      return [members(view.customers)];
  }
}
