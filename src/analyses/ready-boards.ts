import { isIdentifying } from '../core/model/identifying.ts';
import type { DimensionInfo, ModelInfo } from '../core/model/info.ts';
import type { Locale } from '../core/spec/analysis.ts';
import type { BoardTile, ReadyBoard } from '../core/spec/board.ts';
import { noFilters } from '../core/spec/filters.ts';
import { dimensionValue } from '../core/spec/params.ts';

/** What a ready-made board would show, had the data what it takes. */
export type LeftOut = 'products';

/** The tiles of a ready-made board on these data. */
export interface ReadyTiles {
  readonly tiles: readonly BoardTile[];
  readonly leftOut: readonly LeftOut[];
}

/** Headers of columns that group what is sold, the better ones first. */
const groupings: readonly RegExp[] = [
  /categor|分類|類別|品類|商品類型/i,
  /department|product[-_ ]?(?:type|line|group)|部門|系列/i,
  /brand|品牌/i,
  /channel|通路|渠道/i,
];
/** A column of more values than this is a name or a number, and no grouping. */
const mostGroups = 200;

/** What tiles are called whose views say too much or too little of what they are for. */
const titles: Readonly<Record<Locale, { readonly sells: string }>> = {
  en: { sells: 'What sells' },
  'zh-Hant': { sells: '什麼賣得好' },
};

/** The tiles of a ready-made board in a language, without what the data cannot answer. */
export function readyTiles(board: ReadyBoard, model: ModelInfo, locale: Locale): ReadyTiles {
  return makers[board](model, locale);
}

const makers: Readonly<Record<ReadyBoard, (model: ModelInfo, locale: Locale) => ReadyTiles>> = {
  monday: mondayMeeting,
};

/** Headline numbers, revenue of new and existing customers, what sells, and who is leaving. */
function mondayMeeting(model: ModelInfo, locale: Locale): ReadyTiles {
  const grouping = groupingOf(model);
  return {
    tiles: [
      tile('overview', 'figures', 6, 1),
      tile('overview', 'months', 4, 2),
      tile('overview', 'insights', 2, 2),
      ...(grouping === null
        ? []
        : [
            {
              ...tile('explore', 'pivot', 3, 2, {
                rows: `${grouping}^10`,
                measures: 'revenue~revenue.growth~orders~customers',
              }),
              title: titles[locale].sells,
            },
          ]),
      tile('repurchase', 'late', grouping === null ? 6 : 3, 2),
      tile('lifecycle', 'lifecycle', 6, 2),
      tile('rfm', 'segments', 6, 3),
      tile('cohorts', 'grid', 6, 3),
    ],
    leftOut: grouping === null ? ['products'] : [],
  };
}

/** The field that groups what is sold: the column with the best header, any other of few values, or the products. */
function groupingOf(model: ModelInfo): string | null {
  const known = model.dimensions.filter(
    (info) => info.source === 'line' && isGrouping(info) && !isIdentifying(info),
  );
  const named = groupings.flatMap((header) => known.find(({ label }) => header.test(label)) ?? []);
  const [best] = [...named, ...known.filter(({ label }) => label !== '')];
  if (best) return dimensionValue(best.id);
  return model.products > 1 ? 'product' : null;
}

function isGrouping({ values }: DimensionInfo): boolean {
  const filled = values.filter(({ value }) => value !== null).length;
  return filled > 1 && filled <= mostGroups;
}

function tile(
  page: string,
  block: string,
  width: BoardTile['width'],
  height: BoardTile['height'],
  params: Readonly<Record<string, string>> = {},
): BoardTile {
  return { title: null, view: { page, params, filters: noFilters }, block, width, height };
}
