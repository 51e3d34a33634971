import fc from 'fast-check';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import type { Recipe } from '../../src/core/model/recipe.ts';
import type { Sources } from '../../src/engine/engine.ts';
import {
  anyLongShop,
  anyPromptShop,
  anySellingShop,
  anyShop,
  handMadeSources,
  shopColumns,
  shopPlan,
  type ShopRow,
} from './oracle-shop.ts';

/** One person of a customers file, as text: what stands in the file. */
export interface Member {
  readonly id: string;
  readonly town: string;
  readonly tags: string;
  readonly points: string;
  readonly since: string;
  readonly birthday: string;
  readonly consent: string;
}

/** Who was in which variant of the one experiment. */
export interface Assigned {
  readonly customer: string;
  readonly arm: string;
}

/** A random shop with products and pieces, the people of its customers file, and an experiment. */
export interface SegmentShop {
  readonly rows: readonly ShopRow[];
  /** By place of the row. */
  readonly products: readonly string[];
  readonly pieces: readonly string[];
  readonly members: readonly Member[];
  readonly assigned: readonly Assigned[];
}

const memberColumns = ['id', 'town', 'tags', 'points', 'since', 'birthday', 'consent'] as const;
const memberUses: Readonly<Record<(typeof memberColumns)[number], ColumnUse>> = {
  ...{ id: 'customer', town: 'dimension', tags: 'dimension', points: 'dimension' },
  ...{ since: 'dimension', birthday: 'birthday', consent: 'consent' },
};
/** Nobody whose name a sale writes in other letters. */
const names = ['bob', '周', '007', "d'arcy", 'amy', 'eve', '王小明', 'zoe', "o'hara"];

const member: fc.Arbitrary<Member> = fc.record({
  id: fc.constantFrom(...names),
  town: fc.constantFrom('台北', 'Tainan', "L'Aquila", ''),
  tags: fc.constantFrom('', 'vip', 'vip, tea', 'tea;gift', '茶、vip', 'vipp|gift', 'tea／vip'),
  points: fc.constantFrom('', '0', '12', '1,200', 'NT$ 350', '-5', '7.50', 'many', '12 points'),
  since: fc.constantFrom('', '2023-05-01', '2023/9/30', '2024-01-02 10:00', '2023-02-31', 'May'),
  birthday: fc.constantFrom(
    ...['', '1985-03-12', '1990/7/4', '74/03/12', '民國74年12月2日', '2/16/1997', '16/2/1997'],
    ...['12.3.1985', '19850712', '0740312', '3月', 'March 5, 1980', '?', '102/11/30', '05/06/60'],
  ),
  consent: fc.constantFrom('', 'yes', 'No', ' TRUE ', '是', '不同意', 'maybe', 'Unsubscribed', '1'),
});

const members: fc.Arbitrary<readonly Member[]> = fc.uniqueArray(member, {
  selector: ({ id }) => id,
  maxLength: 8,
});
const assigned: fc.Arbitrary<readonly Assigned[]> = fc.array(
  fc.record({
    customer: fc.constantFrom('ann', 'bob', '周', 'amy', 'zoe'),
    arm: fc.constantFrom('A', 'B'),
  }),
  { maxLength: 6 },
);

/** The sales of a shop, by place of the row. */
export type Sales = Pick<SegmentShop, 'rows' | 'products' | 'pieces'>;

/** Shops of every kind: with refunds and later ones, on the days of their orders only, selling only. */
export const anySegmentShop: fc.Arbitrary<SegmentShop> = fc
  .oneof(anyShop, anyLongShop, anyPromptShop, anySellingShop)
  .chain((rows) => {
    const each = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
      fc.array(one, { minLength: rows.length, maxLength: rows.length });
    return withPeople(
      fc.record({
        rows: fc.constant(rows),
        products: each(fc.constantFrom('P1', 'P2', '茶', '')),
        pieces: each(fc.constantFrom('1', '2', '5')),
      }),
    );
  });

/** Sales with a customers file and an experiment beside them. */
export function withPeople(sales: fc.Arbitrary<Sales>): fc.Arbitrary<SegmentShop> {
  return fc
    .record({
      sales,
      // The customer of the first row has bought in every shop, so that the file is joined.
      members: members.map((drawn) =>
        drawn.some(({ id }) => id === 'zoe')
          ? drawn
          : [
              { id: 'zoe', town: '', tags: '', points: '', since: '', birthday: '', consent: '' },
              ...drawn,
            ],
      ),
      assigned: assigned.map((drawn) => [{ customer: 'zoe', arm: 'A' }, ...drawn]),
    })
    .map(({ sales: sold, ...people }) => ({ ...sold, ...people }));
}

const quoted = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const csvOf = (header: readonly string[], records: readonly (readonly string[])[]): string =>
  [header, ...records].map((record) => `${record.map(quoted).join(',')}\n`).join('');

/** The sales as the text of their file. */
export function salesCsv({ rows, products, pieces }: SegmentShop): string {
  return csvOf(
    [...shopColumns, 'product', 'pieces'],
    rows.map((row, place) => [
      ...shopColumns.map((column) => row[column]),
      products[place] ?? '',
      pieces[place] ?? '',
    ]),
  );
}

function column(index: number, header: string, use: ColumnUse, recipe?: Recipe) {
  return {
    ...{ index, header, id: header, use },
    recipe: recipe ?? ({ kind: 'text', stripPointZero: false } as const),
    ...{ confidence: 1, reason: { code: 'none', detail: {} } as const },
  };
}

const salesPlan: SourcePlan = {
  ...shopPlan,
  columns: [
    ...shopPlan.columns,
    column(shopColumns.length, 'product', 'product'),
    column(shopColumns.length + 1, 'pieces', 'quantity', { kind: 'number', decimalMark: '.' }),
  ],
};
const membersPlan: SourcePlan = {
  ...shopPlan,
  fileName: 'members.csv',
  role: 'customers',
  refunds: { kind: 'negativeOnly' },
  columns: memberColumns.map((name, index) => column(index, name, memberUses[name])),
};
const assignedPlan: SourcePlan = {
  ...membersPlan,
  fileName: 'spring.csv',
  role: 'assignments',
  columns: [column(0, 'customer', 'customer'), column(1, 'arm', 'variant')],
};

/** The three files as the engine loads them. */
export function segmentSources(shop: SegmentShop): Sources {
  const people = shop.members.map((one) => memberColumns.map((name) => one[name]));
  const sources = [
    handMadeSources(salesCsv(shop), salesPlan),
    handMadeSources(csvOf(memberColumns, people), membersPlan),
    handMadeSources(
      csvOf(
        ['customer', 'arm'],
        shop.assigned.map(({ customer, arm }) => [customer, arm]),
      ),
      assignedPlan,
    ),
  ].flatMap((one) => one.sources);
  return { plan: { sources: sources.map(({ plan }) => plan), currency: null }, sources };
}
