import type { OracleCustomer } from './oracle.ts';

/** From a purchase day of a customer to the next, or to the end. */
export interface OracleSpell {
  readonly customer: string;
  readonly nth: number;
  readonly elapsed: number;
  readonly days: number;
  readonly returned: boolean;
  readonly amount: bigint;
}

const daysFrom = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** All spells of the customers up to a day, one purchase after the other. */
export function spellsOf(
  customers: readonly OracleCustomer[],
  end: string,
): readonly OracleSpell[] {
  return customers.flatMap(({ customer, days, amount }) =>
    days.map((day, index) => {
      const next = days[index + 1];
      return {
        customer,
        nth: index + 1,
        elapsed: daysFrom(day, end),
        days: daysFrom(day, next ?? end),
        returned: next !== undefined,
        amount,
      };
    }),
  );
}

/** Linear between the closest ranks; null of nothing. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined
    ? null
    : low + (at - Math.floor(at)) * (high - low);
}

/** Kaplan–Meier by its definition: the product over days of the share at risk that stays away. */
export function survival(spells: readonly OracleSpell[], day: number): number {
  let product = 1;
  for (let t = 1; t <= day; t++) {
    const atRisk = spells.filter(({ days }) => days >= t).length;
    const back = spells.filter(({ days, returned }) => returned && days === t).length;
    if (atRisk > 0) product *= 1 - back / atRisk;
  }
  return product;
}

/** Whoever waits longer than the quantile of the spells that ended. */
export function overdueOf(spells: readonly OracleSpell[], percent: number): readonly OracleSpell[] {
  const closed = spells.filter(({ returned }) => returned).map(({ days }) => days);
  const edge = quantile(closed, percent / 100);
  // Beyond what doubles may miss: the product keeps hundredths.
  return edge === null
    ? []
    : spells.filter(({ returned, days }) => !returned && days > edge + 1e-9);
}
