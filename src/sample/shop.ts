import { drawCampaign, type Assignment } from './campaign.ts';
import { FIRST_DAY, LAST_DAY, shopClock, type Day } from './calendar.ts';
import { DIRT } from './dirt.ts';
import { drawMembers, drawTaste, type Member } from './members.ts';
import { drawOrder, type Order } from './orders.ts';
import { random } from './random.ts';
import { drawRefunds, type Refund } from './refunds.ts';

/** Seed of the sample that ships with the product. */
export const SAMPLE_SEED = 20260630;

/** Rows of the customers file, twins included. */
export const MEMBER_COUNT = 8_000;
/** Share of all orders that nobody's member number is attached to. */
const GUEST_SHARE = 0.06;

/** A row of the customers file before dirt. */
export interface Registration {
  readonly member: Member;
  /** 1 is the first to join. */
  readonly number: number;
  readonly joined: Day;
  /** The number of the same person's first registration, or null if this is it. */
  readonly twinOf: number | null;
  /** What the e-mail cell will hold; the campaign goes only where a message can arrive. */
  readonly mail: 'good' | 'invalid' | 'blank';
}

/** The shop as it truly is: everything that the files are then written from. */
export interface Shop {
  readonly registrations: readonly Registration[];
  /** By time; an order's `member` is an index of `registrations`. */
  readonly orders: readonly Order[];
  readonly refunds: readonly Refund[];
  readonly assignments: readonly Assignment[];
}

/** Puts twins in: from the day of an order on, these people use their second number. */
function register(seed: number, members: readonly Member[]): Registration[] {
  const chance = random(seed, 'twins');
  const returning = members.flatMap((member, index) =>
    member.visits.length >= 3 && member.person.consent !== '' ? [index] : [],
  );
  const doubled = new Set(
    chance.sample(returning.length, DIRT.twins).map((index) => returning[index]),
  );
  const entries = members.flatMap((member, index) => {
    const first = { member, joined: member.joined, first: true };
    const switched = member.visits.at(Math.floor(member.visits.length / 2));
    if (!doubled.has(index) || switched === undefined) return [first];
    const early = { ...member, visits: member.visits.filter((of) => of < switched) };
    const late = { ...member, visits: member.visits.filter((of) => of >= switched) };
    return [
      { ...first, member: early },
      { member: late, joined: switched, first: false },
    ];
  });
  entries.sort((a, b) => a.joined - b.joined);

  const numbers = new Map<string, number>();
  const registrations = entries.map(({ member, joined, first }, index): Registration => {
    const { email } = member.person;
    const twinOf = first ? null : (numbers.get(email) ?? null);
    if (first) numbers.set(email, index + 1);
    return { member: { ...member, joined }, number: index + 1, joined, twinOf, mail: 'good' };
  });

  const twins = new Set(registrations.flatMap(({ twinOf }) => (twinOf === null ? [] : [twinOf])));
  const single = registrations.filter(
    ({ number, twinOf }) => twinOf === null && !twins.has(number),
  );
  const without = chance.sample(single.length, DIRT.blankEmails + DIRT.invalidEmails);
  const invalid = new Set(chance.sample(without.length, DIRT.invalidEmails));
  const mail = new Map(
    without.map((at, k) => [single[at]?.number, invalid.has(k) ? 'invalid' : 'blank'] as const),
  );
  return registrations.map((entry) => ({ ...entry, mail: mail.get(entry.number) ?? 'good' }));
}

/** Draws the whole shop from a seed. */
export function drawShop(seed: number): Shop {
  const registrations = register(seed, drawMembers(seed, MEMBER_COUNT - DIRT.twins));
  const members = registrations.map(({ member }) => member);

  const baskets = random(seed, 'baskets');
  const regular = members.flatMap((member, index) =>
    member.visits.map((of) => drawOrder(baskets, index, member.taste, of)),
  );
  const campaign = drawCampaign(random(seed, 'campaign'), members, (index) => {
    const registration = registrations[index];
    return registration?.mail === 'good' && registration.member.person.consent === '是';
  });

  const walkIns = random(seed, 'guests');
  const clock = shopClock();
  const guests = Array.from(
    { length: Math.round((regular.length * GUEST_SHARE) / (1 - GUEST_SHARE)) },
    () => {
      const of = clock.dayAt(walkIns.next() * (LAST_DAY - FIRST_DAY + 1)) ?? LAST_DAY;
      return drawOrder(walkIns, null, drawTaste(walkIns, [18, 42, 6, 34]), of);
    },
  );

  const orders = [...regular, ...campaign.orders, ...guests];
  orders.sort((a, b) => a.day - b.day || a.minute - b.minute);
  return {
    registrations,
    orders,
    refunds: drawRefunds(random(seed, 'refunds'), orders),
    assignments: campaign.assignments,
  };
}
