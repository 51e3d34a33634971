import { contactUses } from '../audience/contact.ts';

/**
 * What a column of a transactions file can mean. `customer`, `date` and an amount (either `amount`,
 * or `quantity` and `unitPrice`) are needed; everything else is welcome.
 */
export const transactionFields = [
  'customer',
  'order',
  'date',
  'product',
  'productName',
  'quantity',
  'unitPrice',
  'discount',
  'refunded',
  'orderNet',
  'amount',
  'margin',
  'cost',
  'unitCost',
  'serviceCost',
  'status',
  'originalOrder',
  'currency',
] as const;
export type TransactionField = (typeof transactionFields)[number];

/** Uses that say what a line earned; a table has one of them at most. */
export const marginUses = [
  'margin',
  'cost',
  'unitCost',
] as const satisfies readonly TransactionField[];
/** All uses about margins and what serving customers cost. */
export const costUses = [
  ...marginUses,
  'serviceCost',
] as const satisfies readonly TransactionField[];

/** Whether a use says what a line earned. */
export function isMarginUse(use: ColumnUse): boolean {
  return (marginUses as readonly ColumnUse[]).includes(use);
}

/** Whether a use is about margins or about what serving customers cost. */
export function isCostUse(use: ColumnUse): boolean {
  return (costUses as readonly ColumnUse[]).includes(use);
}

/** What a column of a customers file can mean beside being a dimension. */
export const customerFields = ['customer', ...contactUses] as const;
export type CustomerField = (typeof customerFields)[number];

/** What a column of an assignments file can mean: who was in which variant of an experiment, since when. */
export const assignmentFields = ['customer', 'variant', 'exposedAt'] as const;
export type AssignmentField = (typeof assignmentFields)[number];

/** Columns that name one person. They are masked on screen and never enter a URL. */
export const personalFields: readonly string[] = contactUses.filter(
  (use) => use !== 'consent' && use !== 'zip',
);

/**
 * How a column is used: a field with a meaning of its own, a dimension to filter and group by, or
 * not at all.
 */
export type ColumnUse = TransactionField | CustomerField | AssignmentField | 'dimension' | 'ignore';

/**
 * What one row of a table is: a line of an order, a customer, a product, something said of an order
 * (a return, say), a customer in a variant of an experiment, or nothing that is loaded.
 */
export const sourceRoles = [
  'transactions',
  'customers',
  'products',
  'orders',
  'assignments',
  'unused',
] as const;
export type SourceRole = (typeof sourceRoles)[number];

/** Roles whose tables add dimensions to the lines, each with the field that it is joined by. */
export const lookupKeys = {
  customers: 'customer',
  products: 'product',
  orders: 'order',
} as const satisfies Partial<Record<SourceRole, TransactionField>>;
export type LookupRole = keyof typeof lookupKeys;
export type LookupField = (typeof lookupKeys)[LookupRole];

/** Whether tables of this role add dimensions. */
export function isLookup(role: SourceRole): role is LookupRole {
  return role in lookupKeys;
}

/** Roles whose rows meet the lines by a key. */
export type JoinedRole = LookupRole | 'assignments';

/** The field by which the rows of a table meet the lines; null for lines and for what is not loaded. */
export function joinField(role: SourceRole): LookupField | null {
  if (role === 'assignments') return 'customer';
  return isLookup(role) ? lookupKeys[role] : null;
}
