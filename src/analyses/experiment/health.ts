import { rowsBy, type Row } from './rows.ts';

/**
 * What is counted of customers beside what they did: how many an arm was given, who is left out or
 * doubtful, and why; see the README for each.
 */
export const healthCodes = [
  'assigned',
  'several',
  'noExposure',
  'later',
  'open',
  'unknown',
  'before',
  'shared',
  'elsewhere',
] as const;
export type HealthCode = (typeof healthCodes)[number];

/** Customers by code, in all arms together and in each. */
export type Health = Readonly<
  Record<HealthCode, { readonly all: number; readonly arms: readonly number[] }>
> & {
  /** Whether customers whose window is not over are left out. */
  readonly isWhole: boolean;
};

/** Reads the rows of the part `health`; a code without rows stands for nobody. */
export function readHealth(rows: readonly Row[], arms: number, isWhole: boolean): Health {
  const byArm = rowsBy(rows, 'health', ({ arm }) => arm);
  const count = (code: HealthCode, arm: number): number =>
    (byArm.get(arm) ?? []).reduce((sum, row) => sum + (row.label === code ? row.sums.n : 0), 0);
  const of = (code: HealthCode) => {
    const each = Array.from({ length: arms }, (_, arm) => count(code, arm));
    const whole = count(code, -1);
    return { all: whole > 0 ? whole : each.reduce((sum, n) => sum + n, 0), arms: each };
  };
  return {
    assigned: of('assigned'),
    several: of('several'),
    noExposure: of('noExposure'),
    later: of('later'),
    open: of('open'),
    unknown: of('unknown'),
    before: of('before'),
    shared: of('shared'),
    elsewhere: of('elsewhere'),
    isWhole,
  };
}
