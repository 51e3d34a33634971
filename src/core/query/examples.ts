/** Queries to start from; every data set can answer them. */
export const exampleQueries = {
  months: `select cast(date_trunc('month', day) as date) as month,
  sum(net_revenue) as net_revenue,
  count(distinct customer) as customers
from lines
group by month
order by month`,
  customers: `select customer, net_revenue, orders, first_day, last_day
from customers
order by net_revenue desc
limit 20`,
  gaps: `select gap_days // 30 as months_between, count(*) as customers
from purchase_days
where number = 2
group by months_between
order by months_between`,
} as const;
