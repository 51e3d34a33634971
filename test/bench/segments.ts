import type { Remote } from 'comlink';
import { median } from './compared.ts';
import type { BenchWorker } from './worker.ts';

/** A rule of a segment, and the straightforward SQL for how many it finds and what they brought. */
interface SegmentTask {
  readonly title: string;
  /** As addresses write it. */
  readonly rule: string;
  readonly naive: string;
  /** Whether naive SQL means the very same; groups by rank differ where amounts are equal. */
  readonly isSame: boolean;
}

/** How long the count of a rule takes, in milliseconds. */
export interface SegmentCount {
  readonly title: string;
  readonly rule: string;
  readonly first: number;
  readonly median: number;
  readonly naive: number;
  /** Null where the answers are not compared. */
  readonly same: boolean | null;
}

/** Customers of the naive table with their revenue, and the day on which the file ends. */
const customers = `
  last as (select max(order_date) as day from naive),
  c as (
    select customer_id, max(order_date) as recent, count(distinct order_id) as f,
      round(sum(quantity * unit_price), 2) as m
    from naive group by customer_id
  )`;
const counted = `count(*), format('{:.2f}', sum(m))`;
const inCategory = `select customer_id from naive where category = 'category-01'`;
const ranked = (name: string, from: string): string => `
  ${name} as (
    select customer_id, percent_rank() over (order by sum(quantity * unit_price) desc) as place
    from naive where ${from} group by 1
  )`;

/** Usual rules: who is good, who is late, who bought what, who moved, who may be written to. */
const tasks: readonly SegmentTask[] = [
  {
    title: 'scores of RFM',
    rule: 'all(r(4..5)~f(4..5)~m(4..5))',
    naive: `with ${customers}, s as (
        select m as amount, ntile(5) over (order by recent) as r, ntile(5) over (order by f) as f,
          ntile(5) over (order by m) as m from c
      ) select count(*), sum(amount) from s where r >= 4 and f >= 4 and m >= 4`,
    isSame: false,
  },
  {
    title: 'revenue and recency',
    rule: 'all(net(500..)~recency(..60))',
    naive: `with ${customers} select ${counted} from c, last where m >= 500 and recent >= day - 60`,
    isSame: true,
  },
  {
    title: 'bought a category in 90 days',
    rule: 'bought(is:dimension/category:category-01~last:90)',
    naive: `with ${customers} select ${counted} from c where customer_id in (
        ${inCategory} and order_date > (select day - 90 from last))`,
    isSame: true,
  },
  {
    title: 'never bought a category',
    rule: 'not(bought(is:dimension/category:category-01))',
    naive: `with ${customers} select ${counted} from c where customer_id not in (${inCategory})`,
    isSame: true,
  },
  {
    title: 'best tiers and overdue',
    rule: 'all(group(tier:top:big)~overdue(1..))',
    naive: `with ${customers},
      d as (select distinct customer_id, order_date from naive),
      g as (
        select date_diff('day', lag(order_date) over (partition by customer_id order by order_date),
          order_date) as gap from d
      ),
      q as (select quantile_cont(gap, 0.75) as longest from g),
      ${ranked('t', `order_date > date '2024-12-31'`)}
      select ${counted} from c join t using (customer_id), last, q
      where place < 0.2 and day - recent > longest`,
    isSame: false,
  },
  {
    title: 'fell from the best tiers in a year',
    rule: 'moved(tier~months:12~from:top:big~to:small:inactive)',
    naive: `with ${customers},
      ${ranked('n', `order_date > date '2024-12-31'`)},
      ${ranked('b', `order_date > date '2023-12-31' and order_date <= date '2024-12-31'`)}
      select ${counted} from c join b using (customer_id) left join n using (customer_id)
      where b.place < 0.2 and coalesce(n.place, 1) >= 0.5`,
    isSame: false,
  },
  {
    title: 'a city and consent',
    rule: 'all(column(is:city:city1:city2)~consent(yes))',
    naive: `with ${customers} select ${counted} from c join people using (customer_id)
      where city in ('city1', 'city2') and consent = 'yes'`,
    isSame: true,
  },
];

/** Counts every rule so many times, by turns with naive SQL over the table as it stands. */
export async function countSegments(
  naive: Remote<BenchWorker>,
  star: Remote<BenchWorker>,
  rounds: number,
): Promise<readonly SegmentCount[]> {
  const people = await star.loadPeople();
  await naive.loadNaivePeople(people);
  const found: SegmentCount[] = [];
  for (const { title, rule, naive: text, isSame } of tasks) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    let same = true;
    for (let round = 0; round < rounds; round++) {
      const own = await star.sizeOfRule(rule);
      const answer = await naive.query(text);
      ours.push(own.ms);
      theirs.push(answer.ms);
      same &&= own.rows === answer.rows;
    }
    found.push({
      ...{ title, rule, first: ours[0] ?? 0, median: median(ours), naive: median(theirs) },
      same: isSame ? same : null,
    });
  }
  return found;
}
