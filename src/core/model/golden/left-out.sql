select step, count(*) as line_count, cast(sum(amount) AS BIGINT) as revenue
from (
  -- one row per line: the first condition that it fails
  select amount, case when not coalesce(day <= DATE '2024-01-31', false) then 0 when not coalesce(("d_country" = try_cast('Côte d''Ivoire' as "shop"."d_country") or "d_country" is null), false) then 1 end as step
  from "shop"."line" as kept
)
where step is not null
group by step
