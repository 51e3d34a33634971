import type { AppError } from '../error.ts';
import { decodeView, encodeView, type Decoded } from './codec.ts';
import type { Filters, ViewState } from './filters.ts';

/** The page that shows several views side by side. */
export const boardPage = 'board';

/** Boards that come with the product; their tiles follow from the data. */
export const readyBoards = ['monday'] as const;
export type ReadyBoard = (typeof readyBoards)[number];

/** More tiles than this are no page that anybody reads, and no link that can be sent. */
export const mostTiles = 12;
/** Characters of a name; more is cut. */
export const longestBoardName = 120;

/** Columns of a board, and how many of them a tile may take. */
export const boardColumns = 6;
export const tileWidths = [2, 3, 4, 6] as const;
export type TileWidth = (typeof tileWidths)[number];
/** Steps of height: low, medium, high. */
export const tileHeights = [1, 2, 3] as const;
export type TileHeight = (typeof tileHeights)[number];

/** One part of an analysis on a board. */
export interface BoardTile {
  /** Null: what the view calls it, in the reader's language. */
  readonly title: string | null;
  /** A view of an analysis, with the filters of its own. */
  readonly view: ViewState;
  /** Which block of its screen. */
  readonly block: string;
  readonly width: TileWidth;
  readonly height: TileHeight;
}

/** Views that share a page and its filters. */
export interface Board {
  /** Empty where nobody gave one. */
  readonly name: string;
  /** In reading order. */
  readonly tiles: readonly BoardTile[];
}

/** What the address of a board says: one that comes with the product, or one of somebody's own. */
export interface BoardLink extends Board {
  readonly ready: ReadyBoard | null;
}

const own = { block: 'tile.block', size: 'tile.size', title: 'tile.title' } as const;
const usualSize = '3x2';

/** Reads `name=…&t1=<view>&t2=…`; what is not understood is left out and becomes a notice. */
export function readBoard(params: ViewState['params']): Decoded<BoardLink> {
  const notices: AppError[] = [];
  const ready = readyBoards.find((id) => id === params['ready']) ?? null;
  const places = Object.keys(params)
    .flatMap((key) => /^t([1-9]\d?)$/.exec(key)?.[1] ?? [])
    .map(Number)
    .sort((left, right) => left - right);
  const refuse = (key: string): void => {
    notices.push({ code: 'view.badValue', detail: { key } });
  };
  const known = ['ready', 'name', ...(ready ? [] : places.map((place) => `t${place}`))];
  for (const key of Object.keys(params))
    if (!known.includes(key))
      notices.push({ code: 'view.unknownKey', detail: { key: key.slice(0, 60) } });
  if (params['ready'] !== undefined && !ready) refuse('ready');
  const tiles = (ready ? [] : places).flatMap((place) => {
    const read = place > mostTiles ? null : readTile(params[`t${place}`] ?? '');
    if (!read) refuse(`t${place}`);
    else notices.push(...read.notices);
    return read?.value ?? [];
  });
  return { value: { ready, name: clipped(params['name'] ?? ''), tiles }, notices };
}

/** The parameters of a board's address. */
export function writeBoard({ name, tiles }: Board): ViewState['params'] {
  return {
    ...(name === '' ? {} : { name: clipped(name) }),
    ...Object.fromEntries(tiles.map((tile, place) => [`t${place + 1}`, writeTile(tile)])),
  };
}

/**
 * The view of a tile under the filters of its board. What the board says counts: its dates, comparison,
 * as-of day, and its filter of a field that the tile filters too. Sets of customers narrow each other.
 */
export function sharedView(view: ViewState, shared: Filters): ViewState {
  const { filters } = view;
  const isShared = (dimension: string): boolean =>
    shared.dimensions.some((filter) => filter.dimension === dimension);
  const sides = shared.sides ?? filters.sides;
  return {
    ...view,
    filters: {
      dates: shared.dates ?? filters.dates,
      compare: shared.compare ?? filters.compare,
      asOf: shared.asOf ?? filters.asOf,
      dimensions: [
        ...filters.dimensions.filter(({ dimension }) => !isShared(dimension)),
        ...shared.dimensions,
      ],
      customers: [...filters.customers, ...shared.customers],
      ...(sides ? { sides } : {}),
    },
  };
}

/** A board's parameters with other views in its tiles. */
export function mapTileViews(
  params: ViewState['params'],
  change: (view: ViewState) => ViewState,
): ViewState['params'] {
  const { value } = readBoard(params);
  if (value.tiles.length === 0) return params;
  return writeBoard({
    ...value,
    tiles: value.tiles.map((tile) => ({ ...tile, view: change(tile.view) })),
  });
}

function readTile(text: string): Decoded<BoardTile> | null {
  const { value, notices } = decodeView(text, 1);
  const {
    [own.block]: block,
    [own.size]: size = usualSize,
    [own.title]: title,
    ...params
  } = value.params;
  if (value.page === '' || value.page === boardPage || block === undefined || block === '')
    return null;
  const [, columns, step] = /^(\d)x(\d)$/.exec(size) ?? [];
  const width = tileWidths.find((one) => one === Number(columns));
  const height = tileHeights.find((one) => one === Number(step));
  const isSized = width !== undefined && height !== undefined;
  return {
    value: {
      title: title === undefined || title === '' ? null : clipped(title),
      ...{ view: { ...value, params }, block },
      ...{ width: width ?? 3, height: height ?? 2 },
    },
    notices: isSized
      ? notices
      : [
          ...notices,
          { code: 'view.badValue', detail: { key: own.size, value: size.slice(0, 60) } },
        ],
  };
}

function writeTile({ title, view, block, width, height }: BoardTile): string {
  const size = `${width}x${height}`;
  return encodeView({
    ...view,
    params: {
      ...view.params,
      [own.block]: block,
      ...(size === usualSize ? {} : { [own.size]: size }),
      ...(title === null ? {} : { [own.title]: clipped(title) }),
    },
  });
}

/** Never cut within a character: half of one can stand in no address. */
function clipped(text: string): string {
  return text
    .trim()
    .slice(0, longestBoardName)
    .replace(/[\ud800-\udbff]$/, '');
}
