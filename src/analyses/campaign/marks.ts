import type { Dataset } from '../../core/model/dataset.ts';
import { standings } from '../../core/model/tiers.ts';
import { fromMark, inMark } from '../../core/spec/mark-text.ts';
import { lit, sql, type Sql } from '../../core/sql/index.ts';
import { isCode, itemOf } from './items.ts';
import type { CampaignParams } from './params.ts';
import { placedCtes } from './people.ts';
import { stratumId, stratumNamed } from './strata.ts';
import { buyerCtes, whoFields, type WhoField } from './who-query.ts';

export const sides = ['reached', 'rest'] as const;
export type Side = (typeof sides)[number];

/** How a customer enters the comparison: with others of the stratum, alone in it, or without a purchase before. */
export const standingParts = ['matched', 'alone', 'fresh'] as const;
export type StandingPart = (typeof standingParts)[number];

/** What a mark of the page stands for. */
export type CampaignMark =
  | { readonly kind: 'side'; readonly side: Side; readonly part: StandingPart | 'bought' | null }
  /** One side of a stratum, by its place. */
  | { readonly kind: 'stratum'; readonly side: Side; readonly stratum: number }
  /** Buyers of the window with a value. */
  | { readonly kind: 'who'; readonly side: Side; readonly field: WhoField; readonly value: string };

/** A mark as text: `reached`, `rest:bought`, `reached:stratum:champions-4`, `rest:tier:top`, `reached:item:GB001`. */
export function writeMark(mark: CampaignMark): string {
  switch (mark.kind) {
    case 'side':
      return mark.part === null ? mark.side : `${mark.side}:${mark.part}`;
    case 'stratum':
      return `${mark.side}:stratum:${stratumId(mark.stratum)}`;
    case 'who':
      return `${mark.side}:${mark.field}:${inMark(valueId(mark.field, mark.value))}`;
  }
}

/** The mark of a text; null where it is none. */
export function readMark(text: string): CampaignMark | null {
  if (text.includes('\0')) return null;
  const [, own = '', kind, rest] = /^(reached|rest)(?::([a-z]+)(?::(.+))?)?$/su.exec(text) ?? [];
  const side = sides.find((one) => one === own);
  if (!side) return null;
  if (kind === undefined) return { kind: 'side', side, part: null };
  if (rest === undefined) {
    const part = ([...standingParts, 'bought'] as const).find((one) => one === kind);
    return part ? { kind: 'side', side, part } : null;
  }
  if (kind === 'stratum') {
    const stratum = stratumNamed(rest);
    return stratum === null ? null : { kind, side, stratum };
  }
  const field = whoFields.find((one) => one === kind);
  const value = field && valueOf(field, fromMark(rest));
  return field && value !== undefined && value !== null
    ? { kind: 'who', side, field, value }
    : null;
}

/** Tiers stand in marks by their ids, so that links stay when their order changes. */
function valueId(field: WhoField, value: string): string {
  return field === 'tier' ? tierId(value) : value;
}

/** The id of a tier by its place as text; `never` for −1. */
export function tierId(place: string): string {
  return place === '-1' ? 'never' : (standings[Number(place)] ?? '');
}

function valueOf(field: WhoField, text: string): string | null {
  if (field === 'newness') return text === 'new' || text === 'existing' ? text : null;
  if (field === 'item') return text;
  if (text === 'never') return '-1';
  const place = standings.findIndex((one) => one === text);
  return place < 0 ? null : String(place);
}

/** The customers of a mark; null for a mark that the view does not have. */
export function customersOfMark(text: string, params: CampaignParams, data: Dataset): Sql | null {
  const mark = readMark(text);
  if (!mark) return null;
  const isSide = sql`reached = ${lit(mark.side === 'reached' ? 1 : 0)}`;
  switch (mark.kind) {
    case 'side':
      return placedWhere(sql`${isSide} and ${conditionOf(mark.part)}`, params, data);
    case 'stratum':
      return placedWhere(sql`${isSide} and stratum = ${lit(mark.stratum)}`, params, data);
    case 'who': {
      if (mark.field === 'item' && !itemOf(params, data.model)) return null;
      const [from, condition] = {
        newness: [sql`buyer`, sql`newness = ${lit(mark.value)}`],
        tier: [sql`buyer`, sql`tier = ${lit(mark.field === 'tier' ? Number(mark.value) : 0)}`],
        item: [sql`first_item`, isCode(mark.value)],
      }[mark.field] as [Sql, Sql];
      return sql`
    with ${data.ctes}${buyerCtes(params, data)}
    select customer from ${from} where ${isSide} and ${condition}`;
    }
  }
}

function placedWhere(condition: Sql, params: CampaignParams, data: Dataset): Sql {
  return sql`
    with ${data.ctes}${placedCtes(params, data)}
    select customer from placed where ${condition}`;
}

function conditionOf(part: StandingPart | 'bought' | null): Sql {
  const isShared = sql`stratum in (select stratum from shared)`;
  switch (part) {
    case null:
      return sql`true`;
    case 'bought':
      return sql`bought = 1`;
    case 'fresh':
      return sql`stratum < 0`;
    case 'matched':
      return isShared;
    case 'alone':
      return sql`stratum >= 0 and not ${isShared}`;
  }
}
