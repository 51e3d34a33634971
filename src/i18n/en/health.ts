import type { HealthCheck, RejectReason } from '../../core/model/info.ts';
import type { CellRepair } from '../../core/model/stage.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('en');
/** Words of the data-health report. */
export const healthEn = {
  title: 'Data health',
  rowsIn: 'Rows in the file',
  rowsLoaded: 'Rows loaded',
  rowsRejected: 'Rows rejected',
  balanced: 'Every row is accounted for.',
  unbalanced: 'Some rows are not accounted for. Please report this.',
  controls: 'Control totals',
  controlsText: 'The same sum, once from the file and once from the loaded data.',
  inFile: 'In the file',
  inData: 'Loaded',
  measure: 'Total of',
  equal: 'Equal',
  equalButRounded: 'Equal but for rounding',
  notEqual: 'Different',
  files: {
    /** How a file's columns differ from those of the first file. */
    differences: (parts: readonly string[]) => `${parts.join('; ')}.`,
    alsoHas: (columns: readonly string[]) => `also has “${columns.join('”, “')}”`,
    lacks: (columns: readonly string[]) => `lacks “${columns.join('”, “')}”`,
    calls: (first: string, own: string) => `calls “${first}” “${own}”`,
    reordered: 'has its columns in another order',
    title: 'Files read',
    file: 'File',
    rows: 'Rows',
    added: 'New',
    changed: 'Changed since',
    same: 'Already there',
  },
  rejects: 'Rejected rows',
  noRejects: 'No row was rejected.',
  rejectColumns: { file: 'File', row: 'Row', column: 'Column', value: 'Value', reason: 'Reason' },
  download: 'Download rejected rows',
  repairs: 'Repairs',
  noRepairs: 'Nothing had to be repaired.',
  repairsText: 'Values that were understood in spite of how they were written.',
  example: (from: string, to: string) => `${from} → ${to}`,
  times: (count: number) => counted(count, { one: '# value', other: '# values' }),
  checks: 'Checks',
  statuses: { pass: 'Passed', warn: 'Worth a look', fail: 'Failed' },
  open: 'Open Overview',
  remap: 'Change columns',
  saveMapping: 'Save the mapping',
  answerGood: (loaded: string) => `${loaded} loaded, none rejected, totals equal.`,
  answerRejects: (loaded: string, rejected: string) =>
    `${loaded} loaded; ${rejected} rejected, each with its reason.`,
  firstListed: (listed: number, all: number) =>
    `${listed.toLocaleString('en')} of ${all.toLocaleString('en')} rows are listed here.`,
  /** Why a record was left out, by `RejectReason`. */
  reasons: {
    totalRow: 'a total, not an order',
    dateMissing: 'no date',
    dateUnreadable: 'not a date, or a day that does not exist',
    amountMissing: 'no amount',
    amountUnreadable: 'not an amount',
    quantityUnreadable: 'not a quantity',
    unitPriceUnreadable: 'not a price',
    tooLarge: 'larger than any amount can be',
    notASale: 'no sale (a failed payment, for example)',
    replaced: 'a later file has this line too',
    otherCurrency: 'other currency',
    outsideDays: 'a day outside the chosen ones',
    tooFewFields: 'too few columns',
    tooManyFields: 'too many columns',
    openQuote: 'a quotation mark is never closed',
    brokenEncoding: 'characters that cannot be read',
    recordTooLong: 'the row is too long',
    unreadableRecord: 'the row cannot be read',
  } satisfies Record<RejectReason, string>,
  /** Cells that were read although they were not clean, by `CellRepair`. */
  repairKinds: {
    number: 'Numbers with currency signs, separators, parentheses or full-width digits',
    date: 'Dates in another order, with ROC years or full-width digits',
    identifier: 'Identifiers that a spreadsheet had turned into numbers (17850.0)',
    rounded: 'Amounts with more than six decimals, rounded',
    cancelledSale: 'Cancelled orders with a positive amount, counted as refunds',
    costUnreadable: 'Margins and costs that could not be read; they are unknown',
    orderDiscount: 'Lines that took their share of a discount on the whole order',
  } satisfies Record<CellRepair, string>,
  /** Conditions of healthy data, by `HealthCheck` code. */
  checkKinds: {
    rowsReconcile: 'Every row is loaded or rejected',
    amountReconciles: 'The total amount is unchanged',
    oneCustomerPerOrder: 'Each order has one customer',
    oneDayPerOrder: 'Each order has one day',
    orderDiscounts: 'Discounts on whole orders are spread over their lines',
    orderTotals: 'Lines add up to what each order states',
    otherCurrency: 'Rows in another currency, left out',
    marginReconciles: 'Margin and cost to serve are unchanged',
    marginUnknown: 'Rows without a known margin',
    customerShare: 'Rows with a customer',
    rejectShare: 'Rejected rows',
    readDifferently: 'Both readers agree',
    unmatchedCustomers: 'Customers found in the customers table',
    unmatchedProducts: 'Products found in the products table',
    unmatchedOrders: 'Orders found in the orders table',
    assignedCustomers: 'Customers of the experiment who have bought',
    joinRefused: 'Not joined, because it would multiply revenue',
  } satisfies Record<HealthCheck['code'], string>,
  /** Customers of an experiment who are in more than one variant. */
  inSeveral: (count: number) =>
    counted(count, {
      one: '# customer in several variants',
      other: '# customers in several variants',
    }),
  /** How many rows a check is about. */
  checkShare: (share: string) => `${share} of rows`,
};
