import type { CalendarUnit, LiteralValue, Operation, Sql, SqlType } from './node.ts';
import type { Dialect } from './render.ts';

/**
 * DuckDB's spelling, for 1.4 without extensions: no ICU (naive dates and timestamps only), RE2
 * patterns. Integer sums are cast back to BIGINT because DuckDB widens them to HUGEINT, which Arrow
 * can not carry as a number.
 */
export const duckdb: Dialect = {
  name: 'duckdb',
  identifier: (path) => path.map((name) => `"${name.replaceAll('"', '""')}"`).join('.'),
  literal,
  operation,
};

const types: Record<SqlType, string> = {
  integer: 'INTEGER',
  bigint: 'BIGINT',
  double: 'DOUBLE',
  text: 'VARCHAR',
  date: 'DATE',
  boolean: 'BOOLEAN',
};

const units: Record<CalendarUnit, string> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

function literal(value: LiteralValue): string {
  if (value === null) return 'NULL';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return value === -9223372036854775808n
        ? '(-9223372036854775807 - 1)'
        : signed(value.toString());
    case 'number':
      return number(value);
    case 'string':
      return quote(value);
    default:
      return `DATE ${quote(value.day)}`;
  }
}

/** Integers as they are, everything else in a form that parses back to the same double. */
function number(value: number): string {
  if (Object.is(value, -0)) return "'-0'::DOUBLE";
  if (Number.isSafeInteger(value)) return signed(value.toString());
  return `${quote(value.toString())}::DOUBLE`;
}

function signed(digits: string): string {
  return digits.startsWith('-') ? `(${digits})` : digits;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** k/of as a decimal literal, which DuckDB takes exactly. */
function decimalFraction(k: number, of: number): string {
  const text = String(k / of);
  if (Math.round(Number(text) * of) !== k || text.length > 6)
    throw new RangeError(`${k}/${of} is no short decimal`);
  return text;
}

function operation(o: Operation, child: (sql: Sql) => string): string {
  switch (o.name) {
    case 'cast':
      return `cast(${child(o.value)} AS ${types[o.type]})`;
    case 'tryCast':
      return `try_cast(${child(o.value)} AS ${types[o.type]})`;
    case 'divide':
      return `(cast(${child(o.left)} AS DOUBLE) / nullif(${child(o.right)}, 0))`;
    case 'intDivide':
      return `(${child(o.left)} // nullif(${child(o.right)}, 0))`;
    case 'sumInteger':
      return `cast(sum(${child(o.value)}) AS BIGINT)`;
    case 'sumIntegerIf':
      return `cast(sum(${child(o.value)}) FILTER (WHERE ${child(o.condition)}) AS BIGINT)`;
    case 'countIf':
      return `count(*) FILTER (WHERE ${child(o.condition)})`;
    case 'countDistinctKeys':
      return `count(DISTINCT ${child(o.value)})`;
    case 'keySet':
      return `bitstring_agg(${child(o.value)}, 0, ${Math.max(0, o.size - 1)})`;
    case 'countInKeySets':
      return `coalesce(bit_count(bit_or(${child(o.value)})), 0)`;
    case 'anyValue':
      return `any_value(${child(o.value)})`;
    case 'quantilesExact':
      return `quantile_disc(${child(o.value)}, [${o.k.map((k) => decimalFraction(k, o.of)).join(', ')}])`;
    case 'quantilesBetween':
      return `quantile_cont(${child(o.value)}, [${o.k.map((k) => decimalFraction(k, o.of)).join(', ')}])`;
    case 'largest':
      return `max(${child(o.value)}, ${Math.max(1, Math.trunc(o.most))})`;
    case 'listInOrder':
      return `list(${child(o.value)} ORDER BY ${child(o.by)})`;
    case 'dateTrunc':
      return `cast(date_trunc('${units[o.unit]}', ${child(o.value)}) AS DATE)`;
    case 'daysBetween':
      // Not date_diff(), which takes ten times as long.
      return `(${child(o.to)} - ${child(o.from)})`;
    case 'addDays':
      return `cast(${child(o.value)} + ${signed(o.days.toString())} AS DATE)`;
    case 'monthNumber': {
      const value = child(o.value);
      return `cast((year(${value}) - 2000) * 12 + month(${value}) - 1 AS INTEGER)`;
    }
    case 'caseFold':
      return `lower(${child(o.value)})`;
    case 'trim':
      return `trim(${child(o.value)})`;
    case 'characters':
      return `length(${child(o.value)})`;
    case 'replaceAll':
      return `replace(${child(o.value)}, ${quote(o.from)}, ${quote(o.to)})`;
    case 'replacePattern':
      return `regexp_replace(${child(o.value)}, ${quote(o.from)}, ${quote(o.to)}, 'g')`;
    case 'matches':
      return `regexp_matches(${child(o.value)}, ${quote(o.pattern)})`;
    case 'capture':
      return `regexp_extract(${child(o.value)}, ${quote(o.pattern)}, ${o.group})`;
    case 'startsWith':
      return `starts_with(${child(o.value)}, ${quote(o.prefix)})`;
    case 'seededHash':
      return `md5(concat(${quote(`${o.seed}:`)}, ${child(o.value)}))`;
    case 'parseDay':
      return `cast(try_strptime(${child(o.value)}, [${o.formats.map(quote).join(', ')}]) AS DATE)`;
  }
}
