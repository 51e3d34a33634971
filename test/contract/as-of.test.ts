import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openView } from '../../src/analyses/open-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { noFilters, type ViewState } from '../../src/core/spec/filters.ts';
import type { TableData } from '../../src/core/spec/screen.ts';
import { formatsOf } from '../../src/i18n/cells.ts';
import { createFormats } from '../../src/i18n/format.ts';
import { useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { viewsOfPages } from '../support/option-views.ts';
import { anyLongShop, anyShop, shopSources } from '../support/oracle-shop.ts';

const engine = useEngine();

/** Every number that a view shows of a data set. */
async function numbersOf(view: ViewState, model: ModelInfo): Promise<readonly unknown[]> {
  const { analysis, query, params, data } = openView(view, model);
  const { bytes } = await engine().run(query);
  const numbers: unknown = analysis.view(tableFromIPC(bytes), params, data);
  return analysis
    .tables(numbers, analysis.labels.en, {
      ...{ labels: analysis.labels.en as unknown, data },
      formats: formatsOf(createFormats('en'), 'en', data.model),
    })
    .map(({ id, rows, footer }: TableData) => ({ id, rows, footer }));
}

describe.each(viewsOfPages)('%s as of a day in the past', (_, view) => {
  test('says what it would have said then', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyShop, anyLongShop), fc.nat(), async (shop, pick) => {
        const days = [...new Set(shop.map(({ date }) => date))].sort();
        const asOf = days[pick % days.length];
        if (asOf === undefined) return;
        const then = shop.filter(({ date }) => date <= asOf);
        const told = await withLoaded(engine(), shopSources(then), ({ model }) =>
          numbersOf(view, model),
        );
        const now = await withLoaded(engine(), shopSources(shop), ({ model }) =>
          numbersOf({ ...view, filters: { ...noFilters, asOf } }, model),
        );
        expect(now).toEqual(told);
      }),
      { numRuns: 6 },
    );
  });
});
