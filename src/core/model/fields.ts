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
  'amount',
  'status',
  'originalOrder',
  'currency',
] as const;
export type TransactionField = (typeof transactionFields)[number];

/** What a column of a customers file can mean beside being a dimension. */
export const customerFields = [
  'customer',
  'name',
  'email',
  'phone',
  'birthday',
  'consent',
] as const;
export type CustomerField = (typeof customerFields)[number];

/** Columns that name one person. They are masked on screen and never enter a URL. */
export const personalFields: readonly string[] = ['name', 'email', 'phone', 'birthday'];

/**
 * How a column is used: a field with a meaning of its own, a dimension to filter and group by, or
 * not at all.
 */
export type ColumnUse = TransactionField | CustomerField | 'dimension' | 'ignore';

/** What one row of a file is. */
export type SourceRole = 'transactions' | 'customers';
