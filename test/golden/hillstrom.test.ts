import { beforeAll, expect, test } from 'vitest';
import { printView } from '../../src/cli/view.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { describeWithShared } from '../support/shared-data.ts';

type Row = Readonly<Record<string, string | number | null>>;
interface Printed {
  readonly answer: string;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly notes: readonly string[];
}

interface ArmTotals {
  readonly n: number;
  readonly visit: number;
  readonly conversion: number;
  readonly spend: number;
  readonly visit_rate: number;
  readonly conversion_rate: number;
  readonly spend_per_user: number;
}
interface ShareEntry {
  readonly control: { readonly x: number; readonly n: number; readonly rate: number };
  readonly treatment: { readonly x: number; readonly n: number; readonly rate: number };
  readonly diff_abs: number;
  readonly uplift_rel: number;
  readonly z_pooled: number;
  readonly p_pooled: number;
  readonly ci95_wald_unpooled: readonly [number, number];
  readonly bayes_beta11_chance_treatment_better: number;
  readonly gbstats_frequentist_relative: { readonly ci: readonly [number, number] };
}
interface SpendEntry {
  readonly control: { readonly mean: number };
  readonly treatment: { readonly mean: number };
  readonly diff: number;
  readonly uplift_rel: number;
  readonly welch: {
    readonly t: number;
    readonly p: number;
    readonly ci95: readonly [number, number];
  };
  readonly mannwhitney: { readonly U: number; readonly p: number };
  readonly gbstats_relative: { readonly expected: number; readonly ci: readonly [number, number] };
}
interface CupedEntry {
  readonly theta_pooled: number;
  readonly diff_raw: number;
  readonly diff_adjusted: number;
  readonly welch_p: number;
  readonly gbstats_absolute: { readonly ci: readonly [number, number] };
}

const profile = goldenEntry<{ rows: number; arms: Record<string, ArmTotals> }>('hill.profile');
const ratio = goldenEntry<{ counts: Record<string, number>; p: number }>('hill.srm');
const spend = goldenEntry<SpendEntry>('hill.mens.spend');
const published = goldenEntry<Record<'visit' | 'conversion' | 'spend', number>>(
  'hill.published.mens',
);
const cuped = goldenEntry<CupedEntry>('hill.mens.cuped');

const view = '#/summaries?v=1&arm=segment&control=No+E-Mail&metrics=visit~conversion~spend';

/** 1e-6 of the number, as the entries state. */
function same(actual: unknown, expected: number | undefined): void {
  expect(typeof actual).toBe('number');
  expect(Math.abs(Number(actual) / Number(expected) - 1)).toBeLessThan(1e-6);
}

describeWithShared(
  'Hillstrom’s e-mail test, one row per person, through the command line',
  'data/hillstrom/hillstrom.csv.gz',
  (file) => {
    let raw: Printed;
    let adjusted: Printed;
    beforeAll(async () => {
      const files = { data: [file], mapping: null, currency: null, table: null };
      const command = { ...files, format: 'json' as const };
      raw = JSON.parse(await printView({ ...command, view })) as Printed;
      const known = `${view}&covariate=history`;
      adjusted = JSON.parse(await printView({ ...command, view: known })) as Printed;
    });

    /** The row of a group in the table of a metric, by its place from 1. */
    function arm(printed: Printed, metric: number, name: string): Row {
      const row = printed.tables[`metric${metric}`]?.find((one) => one['arm'] === name);
      if (!row) throw new Error(`no row of ${name}`);
      return row;
    }
    const mens = (printed: Printed, metric: number): Row => arm(printed, metric, 'Mens E-Mail');

    test('sums every row of every group, and leaves none out (hill.profile)', () => {
      expect(raw.tables['leftOut']).toEqual([]);
      const sums = raw.tables['sums'] ?? [];
      expect(sums.map((row) => row['group'])).toEqual(Object.keys(profile.arms).sort());
      expect(sums.reduce((all, row) => all + Number(row['people']), 0)).toBe(profile.rows);
      for (const row of sums) {
        const expected = profile.arms[String(row['group'])];
        expect(row['people']).toBe(expected?.n);
        expect(row['visit.hits']).toBe(expected?.visit);
        expect(row['conversion.hits']).toBe(expected?.conversion);
        expect(row['spend.sum']).toBeCloseTo(expected?.spend ?? NaN, 2);
        const name = String(row['group']);
        same(arm(raw, 1, name)['value'], expected?.visit_rate);
        same(arm(raw, 2, name)['value'], expected?.conversion_rate);
        same(arm(raw, 3, name)['value'], expected?.spend_per_user);
      }
    });

    test('finds the groups as large as planned (hill.srm)', () => {
      const sizes = raw.tables['health']?.[0];
      expect(sizes?.['status']).toBe('Fine');
      expect(sizes?.['found']).toContain(`p = ${ratio.p.toFixed(3)}`);
      for (const row of raw.tables['arms'] ?? [])
        expect(row['customers']).toBe(ratio.counts[String(row['arm'])]);
    });

    test.each([
      [1, 'hill.mens.visit'],
      [2, 'hill.mens.conversion'],
    ])('compares shares of metric %i as statsmodels and GrowthBook do (%s)', (metric, id) => {
      const entry = goldenEntry<ShareEntry>(id);
      const row = mens(raw, metric);
      expect(row['method']).toBe('z');
      same(row['value'], entry.treatment.rate);
      same(arm(raw, metric, 'No E-Mail')['value'], entry.control.rate);
      same(row['difference'], entry.diff_abs);
      same(row['low'], entry.ci95_wald_unpooled[0]);
      same(row['high'], entry.ci95_wald_unpooled[1]);
      same(row['statistic'], entry.z_pooled);
      same(row['p'], entry.p_pooled);
      same(row['relative'], entry.uplift_rel);
      same(row['relativeLow'], entry.gbstats_frequentist_relative.ci[0]);
      same(row['relativeHigh'], entry.gbstats_frequentist_relative.ci[1]);
      expect(row['chanceToWin']).toBeCloseTo(entry.bayes_beta11_chance_treatment_better, 4);
      expect(row['decision']).toBe('Better');
    });

    test('compares means by Welch’s t (hill.mens.spend)', () => {
      const row = mens(raw, 3);
      same(row['value'], spend.treatment.mean);
      same(arm(raw, 3, 'No E-Mail')['value'], spend.control.mean);
      same(row['difference'], spend.diff);
      same(row['low'], spend.welch.ci95[0]);
      same(row['high'], spend.welch.ci95[1]);
      same(row['statistic'], spend.welch.t);
      same(row['p'], spend.welch.p);
      same(row['relative'], spend.gbstats_relative.expected);
      same(row['relativeLow'], spend.gbstats_relative.ci[0]);
      same(row['relativeHigh'], spend.gbstats_relative.ci[1]);
    });

    test('ranks spend by Mann and Whitney (hill.mens.spend)', () => {
      const row = raw.tables['ranks']?.find((one) => one['group'] === 'Mens E-Mail');
      expect(row?.['u']).toBe(spend.mannwhitney.U);
      same(row?.['p'], spend.mannwhitney.p);
    });

    test('has the differences that others published (hill.published.mens)', () => {
      for (const [place, name] of (['visit', 'conversion', 'spend'] as const).entries())
        expect(mens(raw, place + 1)['difference']).toBeCloseTo(published[name], 8);
    });

    test('takes out what was known before, beside the raw numbers (hill.mens.cuped)', () => {
      const row = mens(adjusted, 3);
      same(row['difference'], cuped.diff_raw);
      same(row['theta'], cuped.theta_pooled);
      same(row['cupedDifference'], cuped.diff_adjusted);
      same(row['cupedLow'], cuped.gbstats_absolute.ci[0]);
      same(row['cupedHigh'], cuped.gbstats_absolute.ci[1]);
      same(row['cupedP'], cuped.welch_p);
    });

    test('says in the first sentence what a manager needs to know', () => {
      expect(raw.answer).toContain('Mens E-Mail did better than No E-Mail');
      expect(raw.answer).toContain('18.28% against 10.62%');
      expect(raw.answer).not.toMatch(/NaN|Infinity|undefined/);
    });
  },
);
