import { day, FIRST_DAY, PRICE_RISE, type Day } from './calendar.ts';

/** What the shop sells, by shelf. */
export type Category = '烏龍茶' | '紅茶' | '綠茶' | '花茶' | '茶器' | '禮盒';

/** One product of the shop. */
export interface Product {
  readonly code: string;
  readonly name: string;
  readonly category: Category;
  /** Price in NT$ before the rise. */
  readonly listPrice: number;
  /** How often it is chosen, relative to the others. */
  readonly popularity: number;
  /** Drunk cold, so sought in summer. */
  readonly cold: boolean;
  /** First day on sale. */
  readonly since: Day;
  /** Codes that tend to follow it into the same basket. */
  readonly companions: readonly string[];
}

type Entry = readonly [code: string, name: string, listPrice: number, popularity: number];

const SHELVES: readonly (readonly [Category, readonly Entry[]])[] = [
  [
    '烏龍茶',
    [
      ['OL001', '阿里山金萱烏龍 150g', 480, 30],
      ['OL002', '凍頂烏龍 150g', 520, 26],
      ['OL003', '杉林溪高山烏龍 150g', 780, 16],
      ['OL004', '梨山高冷烏龍 75g', 980, 7],
      ['OL005', '東方美人 75g', 1180, 6],
      ['OL006', '文山包種 150g', 560, 13],
      ['OL007', '木柵鐵觀音 150g', 620, 9],
      ['OL008', '炭焙烏龍 150g', 450, 12],
      ['OL009', '四季春茶包 20入', 260, 24],
      ['OL010', '金萱冷泡茶包 20入', 280, 22],
      ['OL011', '老茶 陳年烏龍 100g', 1680, 2],
      ['OL012', '2026春茶 阿里山頭採 75g', 880, 8],
    ],
  ],
  [
    '紅茶',
    [
      ['BK001', '日月潭紅玉 台茶18號 75g', 620, 18],
      ['BK002', '蜜香紅茶 100g', 420, 16],
      ['BK003', '阿薩姆紅茶 150g', 320, 12],
      ['BK004', '紅韻 台茶21號 75g', 680, 6],
      ['BK005', '小葉紅茶包 20入', 240, 17],
      ['BK006', '煙燻正山小種 100g', 540, 4],
      ['BK007', '鍋煮奶茶專用紅茶 300g', 300, 9],
      ['BK008', '紅玉冷泡茶包 20入', 320, 12],
    ],
  ],
  [
    '綠茶',
    [
      ['GR001', '三峽碧螺春 75g', 480, 10],
      ['GR002', '三峽龍井 75g', 520, 6],
      ['GR003', '玄米煎茶 200g', 280, 9],
      ['GR004', '綠茶冷泡茶包 20入', 240, 19],
      ['GR005', '抹茶粉 100g', 560, 8],
      ['GR006', '煎茶包 20入', 220, 10],
    ],
  ],
  [
    '花茶',
    [
      ['SC001', '茉莉綠茶 150g', 360, 13],
      ['SC002', '桂花烏龍 150g', 460, 14],
      ['SC003', '玫瑰紅茶 100g', 420, 6],
      ['SC004', '柚花包種 75g', 640, 4],
      ['SC005', '玉蘭花烏龍 75g', 580, 3],
      ['SC006', '洋甘菊茶包 15入', 250, 7],
      ['SC007', '桂花冷泡茶包 20入', 300, 10],
    ],
  ],
  [
    '茶器',
    [
      ['TW001', '白瓷蓋碗 120ml', 680, 5],
      ['TW002', '玻璃公道杯 250ml', 390, 4],
      ['TW003', '紫砂壺 150ml', 2880, 1],
      ['TW004', '品茗杯組 4入', 760, 3],
      ['TW005', '冷泡瓶 750ml', 590, 7],
      ['TW006', '不鏽鋼濾茶器', 220, 5],
      ['TW007', '旅行茶具組', 1480, 2],
    ],
  ],
  [
    '禮盒',
    [
      ['GB001', '山嵐雙罐禮盒', 1280, 6],
      ['GB002', '四季茶包禮盒 40入', 680, 6],
      ['GB003', '中秋團圓禮盒', 1080, 3],
      ['GB004', '新春鴻運禮盒', 1380, 3],
      ['GB005', '高山茶典藏禮盒', 2680, 2],
    ],
  ],
];

const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  TW005: ['OL010', 'GR004', 'SC007', 'BK008'],
  TW001: ['OL003', 'TW002', 'TW004'],
  TW003: ['OL007', 'TW004'],
  OL004: ['TW001'],
  BK001: ['BK002'],
  SC002: ['SC001'],
  BK007: ['TW006'],
};

const LAUNCHES: Readonly<Record<string, Day>> = {
  SC007: day(2024, 5, 15),
  GR005: day(2025, 2, 20),
  OL012: day(2026, 3, 20),
};

/** The whole range, shelf by shelf. */
export const PRODUCTS: readonly Product[] = SHELVES.flatMap(([category, entries]) =>
  entries.map(([code, name, listPrice, popularity]) => ({
    code,
    name,
    category,
    listPrice,
    popularity,
    cold: name.includes('冷泡'),
    since: LAUNCHES[code] ?? FIRST_DAY,
    companions: COMPANIONS[code] ?? [],
  })),
);

/** Unit price in NT$ on a day; raised prices are rounded to NT$ 5. */
export function priceOn(product: Product, of: Day): number {
  return of < PRICE_RISE ? product.listPrice : Math.round((product.listPrice * 1.08) / 5) * 5;
}
