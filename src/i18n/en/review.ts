import type { ColumnUse, SourceRole } from '../../core/model/fields.ts';
import type { Encoding, Reason as PlanReason } from '../../core/model/plan.ts';
import type { DateOrder } from '../../core/model/recipe.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('en');
type Detail = Readonly<Record<string, string | number>>;
const percent = (share: string | number | undefined) =>
  typeof share === 'number' ? `${Math.floor(share * 100)}%` : (share ?? '');
const text = (d: Detail, name: string) => String(d[name] ?? '');

/** Words of the review screen. */
export const reviewEn = {
  title: 'We read this as…',
  sentence: (rows: string, date: string, amount: string, customer: string) =>
    `${rows}, dated by “${date}”, valued by “${amount}”, for the customers in “${customer}”.`,
  /** Stands between the quotation marks of `sentence`. */
  product: (columns: readonly string[]) => columns.join('” × “'),
  sentenceUnsure: 'A few things need your choice before this file can be used.',
  encoding: 'Encoding',
  delimiter: 'Separator',
  rows: 'Rows',
  rowsAbout: (rows: string) => `about ${rows}`,
  size: 'Size',
  currency: 'Currency',
  recognised: 'Recognised as',
  mapping: 'Columns',
  role: 'Role',
  column: 'Column',
  samples: 'Sample',
  sure: 'Sure',
  why: 'Why',
  noColumn: 'None',
  columnFor: (role: string) => `Column for ${role}`,
  filled: (share: string) => `${share} filled`,
  distinct: (count: number) =>
    counted(count, { one: '# distinct value', other: '# distinct values' }),
  unused: (count: number) => counted(count, { one: '# unused column', other: '# unused columns' }),
  unusedText: 'They are left out now and can be mapped later.',
  preview: 'First rows',
  previewRaw: 'As in the file',
  previewParsed: 'As read',
  previewLine: 'Line',
  cellStates: { ok: 'read', repaired: 'repaired', rejected: 'rejected', missing: 'missing' },
  refunds: 'Refunds',
  refundOptions: {
    negativeOnly: 'Rows with a negative amount or quantity are refunds',
    orderPrefix: (prefix: string) => `Order numbers beginning with “${prefix}” are refunds`,
    status: (values: string) => `Rows whose status is ${values} are refunds`,
  },
  /** How the amount of a row comes about. */
  amountRule: {
    formula: (
      [price, quantity]: readonly [price: string, quantity: string],
      discounts: readonly string[],
    ) => [`“${price}” × “${quantity}”`, ...discounts.map((name) => `“${name}”`)].join(' − '),
    less: (amount: string, discounts: readonly string[]) =>
      [amount, ...discounts].map((name) => `“${name}”`).join(' − '),
    stated: (column: string) => `“${column}”, as stated.`,
    agrees: (formula: string, share: string) =>
      `It is ${formula} in ${share} of the rows looked at.`,
    before: (share: string) =>
      `In ${share} of the rows looked at it is the amount before the discount.`,
    differs: (formula: string, share: string) =>
      `It is ${formula} in only ${share} of the rows looked at.`,
    useInstead: (formula: string) => `Use ${formula} instead of the stated amount`,
  },
  looksRight: 'Looks right – import',
  adjust: 'Adjust',
  hideDetails: 'Hide details',
  missingRoles: 'Before you can import',
  encodingChoose: 'Choose the lines that read well',
  ambiguous: 'More than one reading fits: choose one.',
  roles: {
    customer: 'Customer',
    order: 'Order number',
    date: 'Order date',
    product: 'Product number',
    productName: 'Product name',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    discount: 'Discount',
    refunded: 'Refunded (of the order)',
    orderNet: 'Order total after discounts',
    amount: 'Amount',
    margin: 'Gross profit',
    cost: 'Cost of goods',
    unitCost: 'Cost of one piece',
    serviceCost: 'Cost to serve',
    status: 'Status',
    originalOrder: 'Refunded order',
    currency: 'Currency',
    name: 'Name',
    zip: 'Postal code',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail',
    phone: 'Phone',
    birthday: 'Birthday',
    variant: 'Variant',
    exposedAt: 'In the experiment since',
    consent: 'Consent',
    lineUser: 'LINE user ID',
    device: 'Advertising ID of the device',
    dimension: 'To filter and group by',
    ignore: 'Not used',
  } satisfies Record<ColumnUse, string>,
  fileRoles: {
    transactions: 'Sales lines',
    customers: 'Customers',
    products: 'Products',
    orders: 'About orders',
    assignments: 'Experiment groups',
    unused: 'Not used',
  } satisfies Record<SourceRole, string>,
  currencyRows: (rows: string, sampled: string) => `${rows} of the ${sampled} looked at`,
  headerRows: 'Column names',
  headerRowChoices: ['No row names the columns', 'In the first row', 'In the first two rows'],
  block: 'Part of the file',
  blockOf: (n: number, all: number) => `${n} of ${all}`,
  fixedColumns: 'Fixed positions',
  leftOut: 'This table is left out. Choose above what its rows are to use it.',
  lookupSentence: {
    customers: (rows: string, key: string) =>
      `${rows} about customers, joined to the sales by “${key}”. Sales of other customers stay.`,
    products: (rows: string, key: string) =>
      `${rows} about products, joined to the sales by “${key}”. Sales of other products stay.`,
    orders: (rows: string, key: string) =>
      `${rows} about orders, joined to the sales by “${key}”. An order counts once, however often it is listed.`,
    assignments: (rows: string, key: string) =>
      `${rows} about who was in which group of an experiment, joined to the sales by “${key}”.`,
  },
  tables: 'Tables in this drop',
  tableStates: { ready: 'ready', asks: 'needs an answer', unused: 'left out' },
  rowsAre: (name: string) => `Rows of ${name} are`,
  intoOpen: 'These files',
  intoOpenChoices: { add: 'add to the open data', replace: 'replace the open data' },
  /** How sure the header of a known export is; empty where real files or source code show it. */
  evidence: {
    source: '',
    sample: '',
    apiDocs: 'header from documentation, not from a file',
    partial: 'header known in part',
    unverified: 'header not confirmed',
  },
  kinds: { text: 'text', number: 'number', date: 'date', empty: 'empty' },
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    big5: 'Big5 (Traditional Chinese)',
    gb18030: 'GB18030 (Simplified Chinese)',
    shift_jis: 'Shift_JIS (Japanese)',
    'euc-kr': 'EUC-KR (Korean)',
    'windows-1252': 'Windows-1252 (Western)',
  } satisfies Record<Encoding, string>,
  dateOrders: {
    ymd: 'Year, month, day',
    dmy: 'Day, month, year',
    mdy: 'Month, day, year',
    yymd: 'Two-digit year, month, day (24/01/31)',
    compact: 'Digits only (20240131)',
    name: 'Month by name (31 Jan 2024)',
    roc: 'ROC year, month, day',
    rocCompact: 'ROC digits only (1130131)',
    era: 'Japanese era (令和6年1月31日)',
    serial1900: 'Spreadsheet number since 1900 (45322)',
    serial1904: 'Spreadsheet number since 1904 (43860)',
  } satisfies Record<DateOrder, string>,
  decimalMarks: { '.': 'Decimal point (1,234.5)', ',': 'Decimal comma (1.234,5)' },
  delimiters: {
    ',': 'Comma',
    ';': 'Semicolon',
    '\t': 'Tab',
    '|': 'Vertical bar',
    ' ': 'Space',
  } as Readonly<Record<string, string>>,
  reasons: {
    headerSynonym: (d: Detail) =>
      d['synonym'] === undefined ? 'the name says so' : `the name says “${text(d, 'synonym')}”`,
    content: (d: Detail) =>
      d['share'] === undefined ? 'the values look right' : `${percent(d['share'])} of values fit`,
    allRowsParse: () => 'every row looked at can be read',
    onlyCandidate: () => 'the only column that fits',
    platform: (d: Detail) => `known from ${text(d, 'name')} exports`,
    join: (d: Detail) => `has ${percent(d['share'])} of the keys in the other file`,
    remembered: () => 'as you chose last time',
    chosenByUser: () => 'chosen by you',
    none: () => 'no column fits',
  } satisfies Record<PlanReason['code'], (detail: Detail) => string>,
  notes: {
    'encoding.repaired': (d: Detail) =>
      `${text(d, 'count')} broken characters, first on line ${text(d, 'line')}, are shown as �.`,
    'encoding.unsure': () => 'The encoding is not certain: check that the lines below read well.',
    'delimiter.undetected': () => 'No separator was found: the file has one column.',
    'quote.unclosed': () => 'A quotation mark never closes; what follows it is one row.',
    'preamble.skipped': (d: Detail) => `${text(d, 'records')} lines above the header are left out.`,
    'header.missing': () => 'There is no header: columns are named by position.',
    'header.renamed': (d: Detail) =>
      `Columns without a name of their own were given one: ${text(d, 'columns')}.`,
    'totals.left': (d: Detail) =>
      `${text(d, 'rows')} total rows at the end (${text(d, 'label')}) are left out.`,
    'totals.disagree': (d: Detail) =>
      `“${text(d, 'column')}”: the total row says ${text(d, 'stated')}, which is not the sum of the rows. Some may be missing from the file.`,
    'records.ragged': (d: Detail) =>
      `${text(d, 'records')} of the rows looked at have another number of columns.`,
    'bytes.nul': (d: Detail) => `${text(d, 'count')} NUL characters in the text.`,
    'date.ambiguous': (d: Detail) =>
      `“${text(d, 'column')}”: day and month cannot be told apart. Please choose.`,
    'number.ambiguous': (d: Detail) =>
      `“${text(d, 'column')}”: decimal and thousands marks cannot be told apart. Please choose.`,
    'identifier.rounded': (d: Detail) =>
      `“${text(d, 'column')}”: a spreadsheet cut ${text(d, 'count')} numbers (9.12346E+11). Export it again as text.`,
    'phone.zeroLost': (d: Detail) =>
      `“${text(d, 'column')}”: ${text(d, 'count')} numbers have nine digits and begin with 9. If they are Taiwanese mobiles, a spreadsheet took their leading zero; export them again as text.`,
    'fixedWidth.read': (d: Detail) =>
      `No separator was found, but the text stands in ${text(d, 'columns')} columns of fixed width and is read so.`,
    'blocks.left': (d: Detail) =>
      `The file holds more tables: ${text(d, 'blocks')} with ${text(d, 'records')} rows are left out.`,
    'header.joined': () => 'The header has two rows; its names are joined from both.',
  } as Readonly<Record<string, (detail: Detail) => string>>,
};
