import { describe, expect, test } from 'vitest';
import { exampleModel } from '../../test/support/golden-model.ts';
import { analysisOf } from '../analyses/registry.ts';
import { decodeView } from '../core/spec/codec.ts';
import { createFormats } from './format.ts';
import { loadMessages, type Locale } from './index.ts';
import { linkContents } from './link-contents.ts';

async function contents(text: string, locale: Locale): Promise<readonly string[]> {
  const speaking = { locale, t: await loadMessages(locale), format: createFormats(locale) };
  return linkContents(decodeView(text).value, { model: exampleModel, analysisOf }, speaking).map(
    ({ label, value }) => `${label} = ${value}`,
  );
}

describe('what a link contains, in words', () => {
  test('is nothing where everything is as usual', async () => {
    expect(await contents('overview?v=1', 'en')).toEqual([]);
  });

  test('is every filter with its values, and every setting that differs', async () => {
    const link = 'rfm?v=1&frequency=orders&asof=2024-01-31&is.country=France,&not.tier=gold';
    expect(await contents(link, 'en')).toEqual([
      'As of = 31 Jan 2024',
      'Filters = Country: France, (blank)',
      'Filters = Tier: not gold',
      'Frequency counts = Orders',
    ]);
    expect(
      await contents('overview?v=1&dates=2024-01-01..2024-03-31&compare=year', 'zh-Hant'),
    ).toEqual(['日期 = 2024年1月–3月', '比較 = 去年同期']);
  });

  test('names a set of customers with all that its own view says', async () => {
    const link =
      'overview?v=1&in=segment:atRisk,rfm%3Fv%3D1%26is.country%3DSpain%26frequency%3Dorders';
    expect(await contents(link, 'en')).toEqual([
      'Customers = RFM: At risk (Country: Spain · Frequency counts: Orders)',
    ]);
  });

  test('shows what it has no words for as it stands in the link', async () => {
    expect(await contents('customers?v=1&sort=-overdue', 'en')).toEqual(['sort = -overdue']);
    expect(await contents('rfm?v=1&colour=red&frequency=never', 'en')).toEqual([
      'colour = red',
      'Frequency counts = never',
    ]);
  });

  test('says which lines are kept, which sets stand side by side, and whose lines are listed', async () => {
    const kept = 'only=is:dimension:country%3DFrance|Spain~not:month%3D291/visit%3D0';
    expect(await contents(`explore?v=1&${kept}`, 'en')).toEqual([
      'Only lines of = Country: France, Spain, Without Month: Apr 2024 · First or repeat purchase: First purchase',
    ]);
    expect(await contents('explore?v=1&in.a=segment:atRisk,rfm%3Fv%3D1', 'zh-Hant')).toEqual([
      'A 組 = RFM：流失風險',
    ]);
    expect(await contents('lines?v=1&rows=visit&mark=cell:visit%3D1/&by=-amount', 'en')).toEqual([
      'Rows = First or repeat purchase',
      'Lines = bought in Repeat purchase',
      'Sorted by = Amount',
    ]);
  });
});
