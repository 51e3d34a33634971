/** Where the days of a column begin. Both are names of the IANA database: `Asia/Taipei`, `UTC`. */
export interface DayZone {
  /** Where the times are from that state no offset themselves. */
  readonly naive: string;
  /** At whose midnight a day begins. */
  readonly days: string;
}

/** From `from` on (minutes since 1970), clocks are `offset` minutes ahead of UTC. */
export interface OffsetStep {
  readonly from: number;
  readonly offset: number;
}

/** Years in which clocks are known to change; before and after them they stay as they are. */
const [firstYear, lastYear] = [1990, 2050];
const minuteMs = 60_000;
const found = new Map<string, readonly OffsetStep[]>();

/** The offsets of a zone in order, by the instant of UTC at which each begins. */
export function offsetSteps(zone: string): readonly OffsetStep[] {
  return stepsOf(zone, firstYear, lastYear);
}

/** The offset of a zone at a minute of UTC; asked of few minutes, it is quicker than a table. */
export function offsetIn(zone: string, minute: number): number {
  const isKnown = minute >= utcMinute(firstYear) && minute < utcMinute(lastYear + 1);
  if (zone === 'UTC') return 0;
  return isKnown ? offsetsOf(zone)(minute) : offsetAt(offsetStepsNear(zone, minute), minute);
}

function utcMinute(year: number): number {
  return Date.UTC(year, 0) / minuteMs;
}

/**
 * Those of the years around a minute: a few days need no table of all years, which takes some ten
 * milliseconds to find.
 */
export function offsetStepsNear(zone: string, minute: number): readonly OffsetStep[] {
  const written = new Date(minute * minuteMs).getUTCFullYear();
  const year = Math.min(lastYear, Math.max(firstYear, written));
  return stepsOf(zone, Math.max(firstYear, year - 1), Math.min(lastYear, year + 1));
}

/** Steps by the zone's own clocks; an hour that they show twice is the second one. */
export function byLocalClock(steps: readonly OffsetStep[]): readonly OffsetStep[] {
  return steps.map(({ from, offset }) => ({ from: from + offset, offset }));
}

function stepsOf(zone: string, first: number, last: number): readonly OffsetStep[] {
  const key = `${zone} ${first} ${last}`;
  let steps = found.get(key);
  if (!steps) found.set(key, (steps = findSteps(offsetsOf(zone), first, last)));
  return steps;
}

/** The offset that holds at a minute. */
export function offsetAt(list: readonly OffsetStep[], minute: number): number {
  let [low, high] = [0, list.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.from ?? Infinity) <= minute) low = middle;
    else high = middle;
  }
  return list[low]?.offset ?? 0;
}

/** Months are looked at one by one, and where two differ, the minute between them is searched. */
function findSteps(
  offset: (minute: number) => number,
  first: number,
  last: number,
): readonly OffsetStep[] {
  const steps: OffsetStep[] = [];
  let before = Date.UTC(first, 0) / minuteMs;
  steps.push({ from: before, offset: offset(before) });
  for (let month = 1; month <= (last - first + 1) * 12; month++) {
    const now = Date.UTC(first, month) / minuteMs;
    const [earlier, later] = [offset(before), offset(now)];
    if (earlier !== later) {
      let [low, high] = [before, now];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (offset(middle) === earlier) low = middle;
        else high = middle;
      }
      steps.push({ from: high, offset: later });
    }
    before = now;
  }
  return steps;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes that a zone's clocks are ahead of UTC at a minute of it. */
function offsetsOf(zone: string): (minute: number) => number {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    });
  clocks.set(zone, clock);
  return (minute) => {
    const shown = new Map<string, number>();
    for (const { type, value } of clock.formatToParts(minute * minuteMs))
      shown.set(type, Number(value));
    const part = (name: string): number => shown.get(name) ?? 0;
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
    );
    return local / minuteMs - minute;
  };
}
