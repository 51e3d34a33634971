select part, cast("arm" AS INTEGER) as "arm", cast("slot" AS INTEGER) as "slot", label,
  cast("metric" AS INTEGER) as "metric", cast("n" AS BIGINT) as "n", cast("y" AS DOUBLE) as "y", cast("yy" AS DOUBLE) as "yy", cast("d" AS DOUBLE) as "d", cast("dd" AS DOUBLE) as "dd", cast("yd" AS DOUBLE) as "yd", cast("x" AS DOUBLE) as "x", cast("xx" AS DOUBLE) as "xx", cast("yx" AS DOUBLE) as "yx", cast("dx" AS DOUBLE) as "dx"
from (
  select '' as part, -1 as arm, -1 as slot, '' as label, -1 as metric, 0 as n, 0 as "y", 0 as "yy", 0 as "d", 0 as "dd", 0 as "yd", 0 as "x", 0 as "xx", 0 as "yx", 0 as "dx" where false
  union all
  select 'sum', (-1), (-1), '', (-1), coalesce(0, 0), 0, 0, 0, 0, 0, 0, 0, 0, 0 where false
) as result
order by part, metric, arm, slot, label
