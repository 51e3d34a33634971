import type { Counting } from '../../core/model/counting.ts';

/** Words of "what if counted otherwise?". */
export const countingEn = {
  title: 'What if counted otherwise?',
  intro: 'The same number under the other definitions that people use.',
  start: 'Count otherwise',
  number: 'Number',
  way: 'Counted',
  value: 'Value',
  difference: 'Difference',
  asShown: 'As shown',
  same: 'the same',
  none: 'These data have nothing that could be counted otherwise.',
  countings: {
    withoutGuests: 'Without orders that name no customer',
    refundsOnOrderDay: 'Refunds on the day of their order',
  } satisfies Record<Counting, string>,
  param: (param: string, option: string) => `${param}: ${option}`,
};
