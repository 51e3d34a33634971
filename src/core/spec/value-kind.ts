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
  /** A share with two decimals: rates of a few per cent, and differences of them. */
  | 'sharePrecise'
  /** How often chance alone goes so far: three digits however small it is, and never zero. */
  | 'probability'
  /** A number of any size with four digits that count, such as orders per customer. */
  | 'significant'
  | 'days'
  | 'day'
  | 'month'
  | 'points';
