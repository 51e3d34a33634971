import type { CustomerGroupKind } from '../../../core/model/customer-groups.ts';
import type { CommonLabels } from '../../../core/spec/analysis.ts';
import type { CustomerGroupWords } from '../../../core/words/en.ts';
import type { Measure } from '../compare-view.ts';
import type { SegmentParams } from '../params.ts';

/** The words of a segment's page. */
export interface SegmentLabels extends CommonLabels<SegmentParams> {
  /** What a segment without a name is called, and everyone else. */
  readonly unnamed: string;
  readonly unnamedOther: (place: number) => string;
  readonly rest: string;
  readonly groups: CustomerGroupWords;
  readonly fields: Readonly<Record<CustomerGroupKind | 'firstYear' | 'product', string>>;
  readonly columns: Readonly<Record<SegmentColumn, string>>;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly customerCount: (customers: string) => string;
  readonly everyone: string;
  readonly withoutCustomer: string;
  readonly total: string;
  readonly ofEveryone: (share: string) => string;
  readonly ofRevenue: (share: string) => string;
  readonly everyoneHas: (value: string) => string;
  readonly figuresTitle: string;
  readonly courseTitle: string;
  readonly courseSubtitle: string;
  readonly courseAlternative: (from: string, first: string, to: string, last: string) => string;
  readonly mixTitle: Readonly<Record<CustomerGroupKind, string>>;
  readonly mixSubtitle: string;
  readonly traitsTitle: string;
  readonly traitsSubtitle: string;
  readonly traitsAxis: string;
  readonly traitsNone: string;
  readonly traitsLeftOut: (shown: string, rows: string) => string;
  readonly trait: (field: string, value: string) => string;
  readonly traitMark: (segment: string, trait: string) => string;
  readonly interval: string;
  readonly upsetTitle: string;
  readonly upsetSubtitle: string;
  readonly upsetMore: (shown: string, all: string) => string;
  readonly pairsTitle: string;
  readonly pairsSubtitle: string;
  readonly pairsRows: string;
  readonly pairsColumns: string;
  readonly pairDescription: (row: string, column: string, share: string, both: string) => string;
  readonly setsTitle: string;
  readonly only: (segments: string) => string;
  readonly both: (one: string, other: string) => string;
  readonly noSegment: string;
  readonly anySegment: string;
  readonly compareTitle: (a: string, b: string) => string;
  readonly compareSubtitle: string;
  readonly compareChart: string;
  readonly compareAxis: (b: string) => string;
  readonly difference: string;
  readonly relative: string;
  readonly low: string;
  readonly high: string;
  readonly nextTitle: string;
  readonly nextSubtitle: (days: string) => string;
  readonly nextTable: string;
  readonly nextLegend: string;
  readonly usualLegend: string;
  readonly boughtMark: (segment: string, item: string) => string;
  readonly lacksMark: (segment: string, item: string) => string;
  readonly restMark: (segment: string) => string;
  readonly answer: (
    segment: string,
    customers: string,
    share: string,
    revenueShare: string,
  ) => string;
  readonly answerOver: (trait: string, index: string, low: string, high: string) => string;
  readonly answerUnder: (trait: string, index: string, low: string, high: string) => string;
  readonly answerOverlap: (segments: string, any: string, all: string, share: string) => string;
  readonly answerAlone: string;
  readonly answerCompare: (a: string, b: string, inA: string, inB: string) => string;
  readonly answerMeasure: (measure: string, a: string, b: string) => string;
  readonly answerNext: (segment: string, item: string, expected: string, usual: string) => string;
  readonly answerNextNone: string;
  readonly empty: (segment: string) => string;
  readonly few: (customers: string) => string;
  readonly fixedDays: string;
  /** Where members order more often than everyone. */
  readonly moreOfAll: (own: string, everyones: string) => string;
  /** Where they order less often. */
  readonly lessOfAll: (own: string, everyones: string) => string;
  readonly shortCourse: (day: string) => string;
  readonly notCause: string;
  readonly onBoth: (customers: string) => string;
  readonly leftOut: (customers: string) => string;
  readonly noItems: string;
  readonly fewOther: (segment: string, customers: string) => string;
  readonly unknown: (names: string) => string;
}

/** Heads of columns that several tables share. */
export type SegmentColumn =
  | 'group'
  | 'customers'
  | 'share'
  | 'buyers'
  | 'never'
  | 'orders'
  | 'revenue'
  | 'revenueShare'
  | 'perBuyer'
  | 'orderValue'
  | 'day'
  | 'field'
  | 'value'
  | 'everyone'
  | 'everyoneShare'
  | 'index'
  | 'segments'
  | 'with'
  | 'both'
  | 'side'
  | 'item'
  | 'expected'
  | 'usual'
  | 'lift'
  | 'bought'
  | 'boughtShare'
  | 'lacking'
  | 'seen';
