import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import { ratio } from '../../core/ratio.ts';
import { itemOf } from './items.ts';
import type { SegmentParams } from './params.ts';

/** An item, with what the members are expected to buy next. */
export interface NextItem {
  readonly code: string;
  readonly name: string;
  /** Expected share of the members who buy it on their next purchase day, and that of all purchase days. */
  readonly expected: number;
  readonly usual: number;
  /** Expected by usual. */
  readonly lift: number | null;
  /** Members who have bought it already, and members with a purchase who have not. */
  readonly bought: number;
  readonly lacking: number;
  /** Purchase days of everyone with it that were followed by another in time. */
  readonly seen: number;
}

export interface NextView {
  readonly show: 'next';
  readonly params: SegmentParams;
  /** Whether the data can tell what was bought; the header of the dimension, null for products. */
  readonly hasItems: boolean;
  readonly dimension: string | null;
  readonly customers: number;
  /** Members with a purchase, and those whose last one the base can tell of. */
  readonly buyers: number;
  readonly told: number;
  /** Days within which the next purchase comes; null without any gap. */
  readonly within: number | null;
  /** The most expected first. */
  readonly items: readonly NextItem[];
}

interface Row {
  readonly part: 'total' | 'item';
  readonly code: string | null;
  readonly name: string | null;
  readonly customers: bigint;
  readonly buyers: bigint;
  readonly base: bigint;
  readonly seen: bigint;
  readonly expected: number;
  readonly within: number | null;
}

/** Turns the rows of `compileNext` into expected shares. */
export function viewNext(result: Table, params: SegmentParams, data: Dataset): NextView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const total = rows.find(({ part }) => part === 'total');
  const item = itemOf(params, data.model);
  const buyers = Number(total?.buyers ?? 0);
  const told = Number(total?.seen ?? 0);
  const days = Number(total?.base ?? 0);
  return {
    ...{ show: 'next', params, hasItems: item !== null, buyers, told },
    dimension: item?.kind === 'dimension' ? item.dimension.label : null,
    customers: Number(total?.customers ?? 0),
    within: total?.within ?? null,
    items: rows
      .filter(({ part }) => part === 'item')
      .map((row): NextItem => {
        // Parts of members add up in no fixed order: what differs beyond the tenth digit is that.
        const expected = Number((ratio(row.expected, told) ?? 0).toPrecision(10));
        const usual = ratio(Number(row.base), days) ?? 0;
        const bought = Number(row.buyers);
        return {
          code: row.code ?? '',
          name: row.name ?? row.code ?? '',
          ...{ expected, usual, lift: ratio(expected, usual), bought, lacking: buyers - bought },
          seen: Number(row.seen),
        };
      })
      .sort(
        (left, right) =>
          right.expected - left.expected ||
          right.usual - left.usual ||
          (left.code < right.code ? -1 : 1),
      ),
  };
}
