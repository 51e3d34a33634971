import type { RuleWords, WrittenBounds } from './rule-words.ts';

const or = (values: readonly string[]): string =>
  values.length < 2
    ? values.join('')
    : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
const range = ({ from, to }: WrittenBounds): string => {
  if (from === null) return to === null ? 'any' : `up to ${to}`;
  if (to === null) return `from ${from}`;
  return from === to ? from : `${from}–${to}`;
};
const amount = (one: string, several: string) => (bounds: WrittenBounds) => {
  const { from, to } = bounds;
  const noun = (to ?? from) === '1' ? one : several;
  if (from === null) return to === null ? `any ${several}` : `at most ${to} ${noun}`;
  if (to === null) return `at least ${from} ${noun}`;
  return from === to ? `exactly ${from} ${noun}` : `${from}–${to} ${several}`;
};
const kinds = { tier: 'pyramid tier', segment: 'RFM segment' } as const;

/** A rule in English. */
export const ruleWords: RuleWords = {
  everyone: 'everyone',
  nobody: 'nobody',
  blank: '(blank)',
  sourceOfLine: 'Source file',
  product: 'product',
  and: (parts) => parts.join(' and '),
  butNot: (whole, parts) => `${whole}, but not ${parts.join(' and not ')}`,
  or: (parts) => parts.join(' or '),
  not: (part) => `not ${part}`,
  inBrackets: (part) => `(${part})`,
  either: or,
  segment: (name) => `segment “${name}”`,
  set: (name) => `in “${name}”`,
  range,
  facts: {
    recency: 'days since the last purchase',
    age: 'days since the first purchase',
    days: 'purchase days',
    orders: 'orders',
    net: 'net revenue',
    average: 'average order value',
    refunded: 'refunded amount',
    gap: 'days between purchases',
    overdue: 'days overdue',
    late: 'days later than expected',
    r: 'recency score',
    f: 'frequency score',
    m: 'monetary score',
  },
  number: (fact, written) => `${fact} ${written}`,
  daysFacts: { first: 'first purchase', last: 'last purchase' },
  group: (kind, names) => `${kinds[kind]} ${names}`,
  moved: (kind, from, since, to) => `${kinds[kind]} ${since} ${from ?? 'any'}, now ${to ?? 'any'}`,
  monthsAgo: (months) => (months === 1 ? '1 month ago' : `${months} months ago`),
  onDay: (day) => `on ${day}`,
  neverBought: 'not a customer yet',
  bought: (what, when, nth, howMuch) =>
    [
      `bought ${what ?? 'anything'}`,
      ...[when, nth].filter((part) => part !== null),
      ...(howMuch === null ? [] : [`(${howMuch})`]),
    ].join(' '),
  lines: (field, values, exclude) => `${field}${exclude ? ' other than' : ''} ${values}`,
  lastDays: (days) => (days === 1 ? 'on the last day' : `in the last ${days} days`),
  between: ({ from, to }) => {
    if (from === null) return to === null ? 'at any time' : `up to ${to}`;
    return to === null ? `since ${from}` : `from ${from} to ${to}`;
  },
  nth: (bounds) => `on purchase ${range(bounds)}`,
  measures: {
    orders: 'orders',
    days: 'purchase days',
    lines: 'lines',
    quantity: 'pieces',
    net: 'net revenue',
  },
  amounts: {
    orders: amount('order', 'orders'),
    days: amount('purchase day', 'purchase days'),
    lines: amount('line', 'lines'),
    quantity: amount('piece', 'pieces'),
    net: (bounds) => `net revenue ${range(bounds)}`,
  },
  column: (column, test, values) => `${column} ${test === 'is' ? 'is' : 'lists'} ${values}`,
  birthday: (months) => `born in ${months}`,
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
  consent: {
    yes: 'consent given',
    no: 'consent refused',
    unknown: 'consent unknown',
  },
  arm: (experiment, variants) => `in group ${variants} of “${experiment}”`,
};
