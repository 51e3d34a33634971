import { day, LAST_DAY } from './calendar.ts';
import type { Member } from './members.ts';
import { drawOrder, type Order } from './orders.ts';
import { at, type Random } from './random.ts';

/** Name of the e-mail campaign in the assignments file. */
export const CAMPAIGN = '2026春茶新品電子報';

/** Day of sending; the first message leaves at ten o'clock. */
export const SENT_ON = day(2026, 3, 20);
const FIRST_MINUTE = 600;

/** The arms, how members are spread over them, and what the message truly does: the probability
 * that it brings one further order, within three weeks, that would not have been placed. */
export const ARMS = [
  { name: 'A', weight: 0.4, lift: 0.015 },
  { name: 'B', weight: 0.4, lift: 0.045 },
  { name: '對照組', weight: 0.2, lift: 0 },
] as const;

/** One member in one arm. Those held out carry the time at which they would have been written to,
 * so that all arms are read over the same days. */
export interface Assignment {
  readonly member: number;
  readonly arm: string;
  readonly minute: number;
}

/** Assigns every member who may be written to (`reachable`), and draws the orders that result. */
export function drawCampaign(
  chance: Random,
  members: readonly Member[],
  reachable: (member: number) => boolean,
): { assignments: Assignment[]; orders: Order[] } {
  const assignments: Assignment[] = [];
  const orders: Order[] = [];
  for (const [index, member] of members.entries()) {
    if (member.joined >= SENT_ON - 5 || !reachable(index)) continue;
    const arm = at(ARMS, chance.weighted(ARMS.map(({ weight }) => weight)));
    // The mail system sends two hundred messages a minute.
    const minute = FIRST_MINUTE + Math.floor(assignments.length / 200);
    assignments.push({ member: index, arm: arm.name, minute });
    if (chance.chance(arm.lift)) {
      const of = Math.min(SENT_ON + Math.min(Math.floor(chance.wait(4)), 20), LAST_DAY);
      orders.push(drawOrder(chance, index, member.taste, of, of === SENT_ON ? minute + 5 : 0));
    }
  }
  return { assignments, orders };
}
