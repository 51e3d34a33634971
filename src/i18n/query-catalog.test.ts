import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DimensionInfo, ModelInfo } from '../core/model/info.ts';
import { documentedViews, viewColumns } from '../core/query/views.ts';
import { loadMessages, locales } from './index.ts';
import { catalogMarkdown, catalogOf } from './query-catalog.ts';

/** Data of which the files say everything that a view can hold. */
const everything = {
  ...{ schema: 'shop', scale: 2, quantityScale: 0, products: 1 },
  ...{ hasMargin: true, hasServiceCost: true, hasHours: true, dimensions: [] },
} as unknown as ModelInfo;

const dimension = (label: string, source: DimensionInfo['source']): DimensionInfo => ({
  ...{ id: label, label, source, column: `x_${label.length}`, values: [] },
});

describe('the catalog of views', () => {
  it.each(locales)('says in %s what every view and every column means', async (locale) => {
    const catalog = catalogOf(documentedViews(everything), await loadMessages(locale));
    expect(catalog.map(({ name }) => name)).toEqual(Object.keys(viewColumns));
    for (const { name, text, columns } of catalog) {
      expect(text, name).toMatch(/[.。]$/);
      expect(columns.map((column) => column.name)).toEqual(
        viewColumns[name as keyof typeof viewColumns],
      );
      for (const column of columns) expect(column.text, column.name).toMatch(/[.。]$/);
    }
  });

  it('stands in the documentation as it is on the page', async () => {
    const catalog = catalogOf(documentedViews(everything), await loadMessages('en'));
    const path = fileURLToPath(new URL('../core/query/README.md', import.meta.url));
    const flat = (text: string): string => text.replace(/ +/g, ' ').replace(/-+/g, '-');
    expect(flat(readFileSync(path, 'utf8'))).toContain(flat(catalogMarkdown(catalog)));
  });

  it('names dimensions by their headers, and numbers one that is taken', () => {
    const dimensions = [
      dimension('通路', 'line'),
      dimension('Day', 'line'),
      dimension('', 'line'),
      dimension('day', 'line'),
      dimension('Tier', 'customer'),
    ];
    const views = documentedViews({ ...everything, dimensions });
    const namesOf = (view: string): readonly string[] =>
      (views.find(({ name }) => name === view)?.columns ?? []).map(({ name }) => name);
    expect(namesOf('lines').slice(-4)).toEqual(['通路', 'Day 2', 'source_file', 'day 3']);
    expect(namesOf('customers').at(-1)).toBe('Tier');
  });

  it('leaves out what the files do not say', () => {
    const views = documentedViews({
      ...everything,
      ...{ products: 0, hasMargin: false, hasServiceCost: false, hasHours: false },
    });
    const columns = views.flatMap((view) => view.columns.map(({ name }) => name));
    for (const name of ['product_code', 'hour', 'margin', 'service_cost'])
      expect(columns).not.toContain(name);
    expect(views.map(({ name }) => name)).not.toContain('products');
  });
});
