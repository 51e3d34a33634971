import type { SummaryCell } from './summary.ts';

/** Headers that mean the people of a group, in small letters. */
export const peopleWords: readonly string[] = [
  ...['n', 'people', 'customers', 'users', 'visitors', 'persons', 'sample size'],
  ...['人數', '顧客數', '樣本數', '使用者'],
];

/** What stands in brackets behind the name of a metric, in small letters. */
const words: Readonly<Record<SummaryCell, readonly string[]>> = {
  hits: ['conversions', 'conversion', 'hits', 'count', 'did it', '轉換數', '轉換', '次數', '人數'],
  sum: ['sum', 'total', 'numerator', '總和', '合計', '分子總和'],
  squares: ['sum of squares', 'squares', '平方和', '分子平方和'],
  mean: ['mean', 'average', 'avg', '平均', '平均數'],
  deviation: ['standard deviation', 'sd', 'std', 'stdev', '標準差'],
  below: ['denominator', 'denominator sum', '分母', '分母總和'],
  belowSquares: ['denominator squares', '分母平方和'],
  product: ['product', 'numerator × denominator', '乘積和'],
  before: ['before', 'before sum', '之前總和'],
  beforeSquares: ['before squares', '之前平方和'],
  beforeProduct: ['before × outcome', '之前與結果乘積和'],
  beforeBelow: ['before × denominator', '之前與分母乘積和'],
};

/** The cell that a word means, in either language; null where it means none. */
export function summaryCellNamed(word: string): SummaryCell | null {
  const wanted = word.normalize('NFKC').trim().toLowerCase();
  const found = Object.entries(words).find(([, known]) => known.includes(wanted));
  return (found?.[0] as SummaryCell | undefined) ?? null;
}
