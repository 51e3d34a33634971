/** How a value is written, and how it is aligned and exported. Money is in the data's minor units. */
export type ValueKind =
  | 'text'
  | 'integer'
  | 'number'
  /** Days, counts and amounts in one column: decimals only where there are any. */
  | 'measure'
  | 'money'
  | 'moneyAverage'
  | 'share'
  /** A share with one decimal, where whole per cents tell too little apart. */
  | 'shareFine'
  | 'days'
  | 'day'
  | 'month'
  | 'points';
