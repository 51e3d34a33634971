export {
  all,
  day,
  id,
  isDay,
  join,
  lit,
  namesIn,
  newline,
  nothing,
  op,
  sql,
  SqlError,
  unionAll,
} from './sql.ts';
export { render, type Dialect } from './render.ts';
export { duckdb } from './duckdb.ts';
export type { CalendarUnit, DayLiteral, LiteralValue, Operation, Sql, SqlType } from './node.ts';
