import fc from 'fast-check';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import type { Recipe } from '../../src/core/model/recipe.ts';
import type { Sources } from '../../src/engine/engine.ts';
import { handMadeSources, shopPlan } from './oracle-shop.ts';
import { anySegmentShop, segmentSources, type SegmentShop } from './segment-shop.ts';

/** One person of the customers file. */
export interface Reached {
  readonly id: string;
  readonly town: string;
  readonly email: string;
  readonly phone: string;
}

/** A record of an assignments file; the day may be blank. */
export interface Exposed {
  readonly customer: string;
  readonly arm: string;
  readonly day: string;
}

/** A random shop with people who can be reached, an experiment, and another one beside it. */
export interface ExperimentShop {
  /** Its sales; what it says of people and experiments is not loaded. */
  readonly sales: SegmentShop;
  readonly people: readonly Reached[];
  readonly spring: readonly Exposed[];
  readonly autumn: readonly Exposed[];
}

const buyers = ['ann', 'bob', "d'arcy", '周', 'e "x"', 'f,g', '007', 'zoe'];
const others = ['amy', 'eve', 'liz', 'tom'];

const person: fc.Arbitrary<Reached> = fc.record({
  // Nobody whose name a sale writes in other letters.
  id: fc.constantFrom(...buyers.filter((name) => name !== 'ann'), ...others),
  town: fc.constantFrom('台北', 'Tainan', "L'Aquila", ''),
  email: fc.constantFrom('', 'a@x.tw', 'A@X.tw ', 'b@x.tw', 'c@x.tw'),
  phone: fc.constantFrom('', '0912 345-678', '0912345678', '0987-654-321', 'none'),
});

const exposed = (days: fc.Arbitrary<string>): fc.Arbitrary<Exposed> =>
  fc.record({
    customer: fc.constantFrom(...buyers, ...buyers, ...others, 'nobody', 'no one'),
    arm: fc.constantFrom('A', 'B', 'B', 'control'),
    day: days,
  });

const day = fc
  .integer({ min: 0, max: 120 })
  .map((offset) => new Date(Date.UTC(2023, 10, 2 + offset)).toISOString().slice(0, 10));
const days: readonly fc.Arbitrary<string>[] = [
  day,
  fc.constant(''),
  fc.oneof({ weight: 4, arbitrary: day }, { weight: 1, arbitrary: fc.constant('') }),
  fc.constantFrom('2023-12-01', '2023-12-01', '2023-12-15'),
];

export const anyExperimentShop: fc.Arbitrary<ExperimentShop> = fc.record({
  sales: anySegmentShop,
  people: fc
    .uniqueArray(person, { selector: ({ id }) => id, maxLength: 12 })
    // Somebody of the first row of every shop, so that the file is joined.
    .map((drawn) =>
      drawn.some(({ id }) => id === 'zoe')
        ? drawn
        : [{ id: 'zoe', town: 'Tainan', email: '', phone: '' }, ...drawn],
    ),
  spring: fc.integer({ min: 0, max: days.length - 1 }).chain((kind) =>
    fc
      .uniqueArray(exposed(days[kind] ?? day), {
        // Most people in one arm only, as files have it.
        selector: ({ customer, arm }) => (arm === 'B' ? customer : `${customer} ${arm}`),
        maxLength: 14,
      })
      .map((drawn) => [{ customer: 'zoe', arm: 'A', day: drawn[0]?.day ?? '' }, ...drawn]),
  ),
  autumn: fc
    .array(exposed(day), { maxLength: 4 })
    .map((drawn) => [{ customer: 'zoe', arm: 'A', day: '2024-01-01' }, ...drawn]),
});

const quoted = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const csvOf = (records: readonly (readonly string[])[]): string =>
  records.map((record) => `${record.map(quoted).join(',')}\n`).join('');

function planOf(
  fileName: string,
  role: SourcePlan['role'],
  uses: Readonly<Record<string, ColumnUse>>,
): SourcePlan {
  const recipeOf = (use: ColumnUse): Recipe =>
    use === 'exposedAt' ? { kind: 'date', order: 'ymd' } : { kind: 'text', stripPointZero: false };
  return {
    ...shopPlan,
    ...{ fileName, role, refunds: { kind: 'negativeOnly' } },
    columns: Object.entries(uses).map(([header, use], index) => ({
      ...{ index, header, id: header, use, recipe: recipeOf(use) },
      ...{ confidence: 1, reason: { code: 'none', detail: {} } },
    })),
  };
}

const assignedUses = { customer: 'customer', arm: 'variant', day: 'exposedAt' } as const;

function assignments(fileName: string, rows: readonly Exposed[]): Sources {
  const records = rows.map(({ customer, arm, day: on }) => [customer, arm, on]);
  const plan = planOf(fileName, 'assignments', assignedUses);
  return handMadeSources(csvOf([Object.keys(assignedUses), ...records]), plan);
}

/** The files as the engine loads them. */
export function experimentSources(shop: ExperimentShop): Sources {
  const [sales] = segmentSources(shop.sales).sources;
  if (!sales) throw new Error('a shop has sales');
  const peopleUses = { id: 'customer', town: 'dimension', email: 'email', phone: 'phone' } as const;
  const people = handMadeSources(
    csvOf([
      Object.keys(peopleUses),
      ...shop.people.map(({ id, town, email, phone }) => [id, town, email, phone]),
    ]),
    planOf('people.csv', 'customers', peopleUses),
  );
  const sources = [
    sales,
    ...people.sources,
    ...assignments('spring.csv', shop.spring).sources,
    ...assignments('autumn.csv', shop.autumn).sources,
  ];
  return { plan: { sources: sources.map(({ plan }) => plan), currency: null }, sources };
}
