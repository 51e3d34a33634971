import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { initialParams } from '../../core/spec/params.ts';
import { sample } from './index.ts';
import { sampleParams, type SampleParams } from './params.ts';
import { screenOfSample } from './screen.ts';
import { viewSample, type SampleView } from './view.ts';

const columns = { part: 'text', stratum: 'text', customers: 'bigint', revenue: 'bigint' } as const;
const data = exampleData('history');
const initial = initialParams(sampleParams);
const complements = [
  ['withoutPurchase', null, 2n, -100n],
  ['withoutCustomer', null, 0n, 700n],
] as const;

function view(
  params: Partial<SampleParams>,
  strata: readonly (readonly (string | bigint | null)[])[],
): SampleView {
  const rows = [...strata, ...complements];
  return viewSample(arrowTable(columns, rows), { ...initial, ...params }, data);
}
const byCountry = view({ by: 'dimension:country', size: 20 }, [
  ['stratum', 'Spain', 15n, 3000n],
  ['stratum', null, 40n, 1000n],
  ['stratum', 'France', 95n, 9000n],
]);
const context = {
  labels: sample.labels.en,
  formats: formatsOf(createFormats('en'), 'en', data.model),
  data,
};

describe('the strata of a sample', () => {
  test('are drawn in equal numbers, and as a whole where they are smaller', () => {
    expect(byCountry.groups.map(({ name, drawn }) => [name, drawn])).toEqual([
      ['France', 20],
      [null, 20],
      ['Spain', 15],
    ]);
    expect(byCountry.all).toEqual({ customers: 150, drawn: 55, revenue: 13_000n });
  });

  test('add up to the control total with what is no stratum', () => {
    expect(byCountry.total).toBe(13_600n);
  });

  test('stand with the best fifth first, and new before existing', () => {
    const names = (by: string, given: readonly string[]) =>
      view(
        { by },
        given.map((name) => ['stratum', name, 1n, 1n]),
      ).groups.map(({ name }) => name);
    expect(names('spending', ['2', '5', '1', '4', '3'])).toEqual(['5', '4', '3', '2', '1']);
    expect(names('newness', ['existing', 'new'])).toEqual(['new', 'existing']);
    expect(names('tier', ['small', 'inactive', 'top'])).toEqual(['top', 'small', 'inactive']);
    expect(names('segment', ['lost', 'atRisk', 'champions'])).toEqual([
      'champions',
      'atRisk',
      'lost',
    ]);
  });
});

describe('the page', () => {
  test('says how many are drawn, and that small strata are drawn whole', () => {
    const { answer, notes } = screenOfSample(byCountry, context);
    expect(answer).toBe(
      '55 customers drawn from 3 strata by Country: 20 of each, or all there are.',
    );
    expect(notes).toContain('One stratum has fewer than 20 customers: all of them are drawn.');
    expect(notes).toContain(sample.labels.en.equalNote);
  });

  test('says it plainly where every stratum is large enough', () => {
    const { answer } = screenOfSample(
      view({ by: 'newness' }, [
        ['stratum', 'new', 60n, 10n],
        ['stratum', 'existing', 90n, 10n],
      ]),
      context,
    );
    expect(answer).toBe('100 customers drawn: 50 from each of 2 strata by new and existing.');
  });

  test('of no customer at all says so', () => {
    expect(screenOfSample(view({}, []), context).answer).toBe(sample.labels.en.empty);
  });

  test('has a list for every stratum and for all of them', () => {
    const [table] = sample.tables(byCountry, sample.labels.en);
    expect(table?.marks).toEqual([
      'drawn:dimension:=France',
      'drawn:dimension:-',
      'drawn:dimension:=Spain',
      'drawn:dimension',
    ]);
  });
});
