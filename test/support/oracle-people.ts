import fc from 'fast-check';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import type { Sources } from '../../src/engine/engine.ts';
import { handMadeSources, shopPlan, shopSources, type ShopRow } from './oracle-shop.ts';

/** One record of a customers file beside a random shop. */
export interface Person {
  readonly id: string;
  readonly town: string;
}

/** In the sales of every shop; a file that names nobody who bought is not joined. */
const always: Person = { id: 'zoe', town: 'Taipei' };
/** Some of those whom the sales of a shop may name, and people whom no sale names. */
const names = ['ann', 'bob', '周', '007', 'Ann', 'amy', 'eve', '王小明', '0001', "o'hara"];

/** Customers files with buyers, strangers, repeated rows and people without an identifier. */
export const anyPeople: fc.Arbitrary<readonly Person[]> = fc
  .array(
    fc.record({ id: fc.constantFrom(...names, ''), town: fc.constantFrom('Taipei', 'Tainan', '') }),
    { maxLength: 14 },
  )
  .map((drawn) => {
    const towns = new Map<string, string>();
    // Who is listed twice is listed alike: contradicting rows are a matter of their own.
    for (const { id, town } of drawn) if (!towns.has(id)) towns.set(id, town);
    return [always, ...drawn.map(({ id }) => ({ id, town: towns.get(id) ?? '' }))];
  });

/** How a customers file is read. */
export const peoplePlan: SourcePlan = {
  ...shopPlan,
  fileName: 'people.csv',
  role: 'customers',
  refunds: { kind: 'negativeOnly' },
  columns: (['id', 'town'] as const).map((header, index) => ({
    ...{ index, header, id: header, use: index === 0 ? 'customer' : 'dimension' },
    recipe: { kind: 'text', stripPointZero: false },
    ...{ confidence: 1, reason: { code: 'none', detail: {} } },
  })),
};

/** A shop with a customers file, as the engine loads them. */
export function shopWithPeople(shop: readonly ShopRow[], people: readonly Person[]): Sources {
  const { sources } = shopSources(shop);
  const csv = ['id,town', ...people.map(({ id, town }) => `${id},${town}`), ''].join('\n');
  const [file] = handMadeSources(csv, peoplePlan).sources;
  const all = file ? [...sources, file] : sources;
  return { plan: { sources: all.map(({ plan }) => plan), currency: null }, sources: all };
}
