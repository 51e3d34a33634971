import { FIRST_DAY, LAST_DAY, day, shopClock, type Day } from './calendar.ts';
import { personSource, type Person } from './people.ts';
import { PRODUCTS, type Category, type Product } from './products.ts';
import { at, random, type Random } from './random.ts';

/** Where an order was placed. */
export type Channel = '官網' | '門市' | 'LINE' | '市集';

/** What somebody likes to buy, and where. */
export interface Taste {
  readonly channel: Channel;
  readonly favourites: readonly Product[];
  /** Mean number of further products in a basket. */
  readonly appetite: number;
}

/** A member with the days on which they bought. One person, one member number, before dirt. */
export interface Member {
  readonly person: Person;
  readonly taste: Taste;
  readonly joined: Day;
  /** Days of orders, ascending; two orders may share a day. */
  readonly visits: readonly Day[];
}

/**
 * The truth behind repeat purchases: while active, a member orders at a rate drawn from
 * Gamma(shape `r`, scale 1/`alphaDays`) per day of the shop's clock, and after each order leaves
 * for good with a probability drawn from Beta(`a`, `b`): BG/NBD (Fader, Hardie, Lee 2005).
 */
export const TRUTH = { r: 0.8, alphaDays: 58, a: 0.75, b: 2.6 } as const;

const CHANNELS: readonly Channel[] = ['官網', '門市', 'LINE', '市集'];
const CATEGORIES: readonly Category[] = ['烏龍茶', '紅茶', '綠茶', '花茶', '茶器', '禮盒'];

/** A taste: a home channel and three favourites that share a liking for one or two shelves. */
export function drawTaste(chance: Random, channelWeights: readonly number[]): Taste {
  const liking = new Map(CATEGORIES.map((category) => [category, 0.15 + chance.gamma(0.6)]));
  const pull = PRODUCTS.map((item) => item.popularity * (liking.get(item.category) ?? 0));
  const favourites = [0, 1, 2].map(() => at(PRODUCTS, chance.weighted(pull)));
  return {
    channel: at(CHANNELS, chance.weighted(channelWeights)),
    favourites,
    appetite: (0.96 * chance.gamma(4)) / 4,
  };
}

/** Channel weights of members: 官網, 門市, LINE, 市集. */
const MEMBER_CHANNELS = [46, 30, 17, 7];

/** `count` members in the order in which they joined, a fifth of them before the export begins. */
export function drawMembers(seed: number, count: number): Member[] {
  const chance = random(seed, 'members');
  const nextPerson = personSource(random(seed, 'people'));
  const clock = shopClock();
  const end = clock.reading(LAST_DAY);

  const joinDay = (): Day => {
    if (chance.chance(0.2)) {
      const opened = day(2021, 4, 1);
      return opened + chance.below(FIRST_DAY - opened);
    }
    // The shop grows: the later half of the period wins more members than the earlier one.
    const u = chance.next();
    return clock.dayAt(end * (0.7 * u + 0.3 * Math.sqrt(u))) ?? LAST_DAY;
  };
  const joinDays = Array.from({ length: count }, joinDay).sort((a, b) => a - b);

  return joinDays.map((joined) => {
    const rate = chance.gamma(TRUTH.r) / TRUTH.alphaDays;
    const leaves = chance.beta(TRUTH.a, TRUTH.b);
    const visits: Day[] = [];
    let reading = 0;
    if (joined >= FIRST_DAY) {
      // A few sign up without buying at once; most are signed up by their first order.
      reading = clock.reading(joined) + (chance.chance(0.06) ? chance.wait(1 / rate) : 0);
    } else {
      reading = chance.wait(1 / rate);
    }
    for (;;) {
      const of = clock.dayAt(reading);
      if (of === null) break;
      visits.push(of);
      if (chance.chance(leaves)) break;
      reading += chance.wait(1 / rate);
    }
    return { person: nextPerson(), taste: drawTaste(chance, MEMBER_CHANNELS), joined, visits };
  });
}
