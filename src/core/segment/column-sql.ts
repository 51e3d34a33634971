import { consentWords } from '../audience/consent-words.ts';
import type { ModelInfo } from '../model/info.ts';
import { oneOf } from '../model/scope-conditions.ts';
import { id, join, lit, op, sql, type Sql } from '../sql/index.ts';
import { birthMonth } from './birth-month.ts';
import type {
  BirthdayCondition,
  ColumnCondition,
  ColumnRangeCondition,
  ConsentCondition,
} from './rule.ts';
import { within, withinDays } from './within.ts';

/** What stands between the values of a cell that lists several. */
const separators = String.raw`[\s　]*[,;|、，／][\s　]*`;
/** Signs and names of currencies around a number, and the commas in it. */
const notDigits = String.raw`[\s　,\p{Sc}]|NTD|NT|TWD|USD|US|EUR|GBP|JPY|HKD|HK|CNY|RMB|元`;

/** Whether a column of the customers files has one of some values, or lists one. */
export function testOfColumn({ column, test, values }: ColumnCondition, model: ModelInfo): Sql {
  const cell = columnOf(column, model);
  if (!cell) return sql`false`;
  if (test === 'is') return sql`known and ${oneOf(cell, { values, exclude: false }, lit)}`;
  const inside = op({ name: 'replacePattern', value: cell, from: separators, to: ',' });
  const trimmed = op({
    name: 'replacePattern',
    value: inside,
    from: String.raw`^[\s　]+|[\s　]+$`,
    to: '',
  });
  const holds = values.map((value) =>
    value === null
      ? sql`${cell} is null`
      : sql`coalesce(contains(concat(',', ${trimmed}, ','), ${lit(`,${value},`)}) and ${cell} is not null, false)`,
  );
  return sql`known and (${join(holds, sql` or `)})`;
}

/** Whether such a column, read as a number or a day, lies within bounds. */
export function testOfRange({ column, as, from, to }: ColumnRangeCondition, model: ModelInfo): Sql {
  const cell = columnOf(column, model);
  if (!cell) return sql`false`;
  if (as === 'number') {
    const bound = (text: string | null): number | null => (text === null ? null : Number(text));
    return within(numberIn(cell), { from: bound(from), to: bound(to) });
  }
  return withinDays(dayIn(cell), { from, to });
}

/** Whether they were born in one of some months, as the birthday column says. */
export function testOfBirthday({ months }: BirthdayCondition, model: ModelInfo): Sql {
  const birthday = contactOf('birthday', model);
  if (!birthday || months.length === 0) return sql`false`;
  return sql`${birthMonth(birthday)} in (${join(months.map((month) => lit(month)))})`;
}

/** What the consent column says; who is in no file has said nothing. */
export function testOfConsent({ answers }: ConsentCondition, model: ModelInfo): Sql {
  const cell = contactOf('consent', model);
  const says = (words: readonly string[]): Sql => {
    if (!cell) return sql`false`;
    const word = op({ name: 'caseFold', value: op({ name: 'trim', value: cell }) });
    return sql`coalesce(${word} in (${join(words.map((one) => lit(one)))}), false)`;
  };
  const tests = answers.map((answer) =>
    answer === 'unknown'
      ? sql`not ${says([...consentWords.yes, ...consentWords.no])}`
      : says(consentWords[answer]),
  );
  return tests.length === 0 ? sql`false` : sql`(${join(tests, sql` or `)})`;
}

/** The column of a dimension of customers; null where the data have none of that name. */
function columnOf(name: string, model: ModelInfo): Sql | null {
  if (model.prospects === null) return null;
  const info = model.dimensions.find(
    ({ id: own, source }) => own === name && source === 'customer',
  );
  return info ? id(info.column) : null;
}

/** The first column that tells such a thing; null where none does. */
function contactOf(use: 'birthday' | 'consent', model: ModelInfo): Sql | null {
  const info = model.contacts.find((contact) => contact.use === use);
  return info && model.prospects !== null ? id(info.column) : null;
}

function numberIn(cell: Sql): Sql {
  const bare = op({ name: 'replacePattern', value: cell, from: notDigits, to: '' });
  const digits = op({
    name: 'capture',
    value: bare,
    pattern: String.raw`^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$`,
    group: 0,
  });
  return op({ name: 'tryCast', value: digits, type: 'double' });
}

/** Year first; a time of day behind it is left away. */
function dayIn(cell: Sql): Sql {
  const written = op({
    name: 'capture',
    value: cell,
    pattern: String.raw`^\s*(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:$|[\sT])`,
    group: 1,
  });
  const value = op({ name: 'replaceAll', value: written, from: '/', to: '-' });
  return op({ name: 'tryCast', value, type: 'date' });
}
