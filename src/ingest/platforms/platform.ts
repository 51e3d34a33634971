import type { ColumnUse, SourceRole } from '../../core/model/fields.ts';
import type { RefundRule } from '../../core/model/plan.ts';
import type { Recipe } from '../../core/model/recipe.ts';

/** How sure we are that the header is what the platform writes. */
export type Evidence = 'source' | 'sample' | 'apiDocs' | 'partial' | 'unverified';

/** What a column of a recognised export is. */
export interface PlatformColumn {
  /** The header as the platform writes it; further spellings in `also` (other years, languages). */
  readonly header: string;
  readonly also?: readonly string[];
  readonly use: ColumnUse;
  /** Only where the platform fixes how its cells are written; otherwise the content decides. */
  readonly recipe?: Recipe;
  /** The cell stands on the first row of an order only (or is blank on some): other rows take the order's first filled cell. */
  readonly perOrder?: true;
}

/** One export of one shop system or CRM: what tells it from others, and what its columns mean. */
export interface Platform {
  /** Name of its file and of its fixtures: 'shopify-orders'. */
  readonly id: string;
  /** What the shop calls its system: 'Shopify'. */
  readonly name: string;
  /** What the system calls the export: 'Orders export'. */
  readonly exportName: { readonly en: string; readonly 'zh-Hant': string };
  /** 'other' is recognised, but holds no purchases or people. */
  readonly role: SourceRole | 'products' | 'other';
  readonly evidence: Evidence;
  /** Any of these groups tells the export, if all headers of the group are present. */
  readonly fingerprint: readonly (readonly string[])[];
  readonly columns: readonly PlatformColumn[];
  /** Rows that are no sales and must be left out: a column and those of its values that do not count. */
  readonly leaveOut?: {
    readonly header: string;
    readonly values: readonly string[];
    readonly reason: 'failedPayment' | 'notASale';
  };
  readonly refunds: RefundRule;
  /** Refunds that stand in a column of their own, as a positive amount per order. */
  readonly refundColumn?: string;
  /** Money of a whole order that repeats on, or stands on the first of, its lines. */
  readonly neverSum?: readonly string[];
  /** How the net amount of a line is made where no single column holds it. */
  readonly netAmount?:
    | { readonly kind: 'unitPriceTimesQuantityMinusDiscount' }
    | { readonly kind: 'column'; readonly header: string };
  /** The `id` of the platform's other export that has the customers, where this file lacks them. */
  readonly needs?: string;
  /** Shown to the user: what to know about this export. */
  readonly remark?: { readonly en: string; readonly 'zh-Hant': string };
}

/** A file whose header is that of a known export. */
export interface Recognised {
  readonly platform: Platform;
  /** What each column of the file is, by position from 0; columns that the platform does not know are absent. */
  readonly columns: ReadonlyMap<number, PlatformColumn>;
  /** Headers of the platform that this file lacks. */
  readonly missing: readonly string[];
}
