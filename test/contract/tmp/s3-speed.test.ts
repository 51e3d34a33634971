import { test } from 'vitest';
import { shopCsv } from '/work/main/test/bench/shop.ts';
import { openNodeEngine } from '/work/main/test/support/node-engine.ts';
import { inspectFile } from '/work/main/src/ingest/inspect.ts';
import { sourcesOf } from '/work/main/src/engine/sources.ts';
import { openView } from '/work/main/src/analyses/open-view.ts';
import { tableFromIPC } from 'apache-arrow';
import { noFilters } from '/work/main/src/core/spec/filters.ts';
test('speed', async () => {
  const engine = await openNodeEngine();
  const file = new File([...shopCsv({ lines: 1_000_000 })] as BlobPart[], 'shop.csv');
  const { model } = await engine.load(sourcesOf([await inspectFile(file)]), 'shop');
  const state = (params: Record<string,string>, filters = {}) => ({ page: 'cohorts', params, filters: { ...noFilters, ...filters } });
  for (const [name, params, filters] of [
    ['month', {}, {}], ['month, dates', {}, {dates:{from:'2023-01-05',to:'2025-12-30'}}], ['week', { unit: 'week' }, {}], ['day 90', { unit: 'day', ages: '90' }, {}], ['quarter', {unit:'quarter'}, {}],
    ['product', { by: 'product' }, {}], ['channel', { by: 'dimension:channel' }, {}], ['channel day', { by: 'dimension:channel', unit: 'day', ages:'90' }, {}],
    ['month web only', {}, { dimensions: [{ dimension: 'channel', exclude: false, values: ['web'] }] }],
  ] as const) {
    const open = openView(state(params, filters) as never, model);
    const times: number[] = []; const views: number[] = []; let rows = 0;
    for (let i = 0; i < 5; i++) {
      const t = performance.now(); const { bytes } = await engine.run(open.query); const u = performance.now();
      const table = tableFromIPC(bytes); rows = table.numRows; open.analysis.view(table, open.params, open.data); views.push(performance.now() - u); times.push(u - t);
    }
    const med = (a: number[]) => [...a].sort((x, y) => x - y)[2]!.toFixed(0);
    console.log('SPEED', name, 'query', med(times), 'ms; view', med(views), 'ms; rows', rows);
  }
  for (const page of ['overview','rfm']) {
    const open = openView({ page, params: {}, filters: noFilters } as never, model); const times: number[] = [];
    for (let i = 0; i < 5; i++) { const t = performance.now(); await engine.run(open.query); times.push(performance.now() - t); }
    console.log('SPEED', page, [...times].sort((x, y) => x - y)[2]!.toFixed(0));
  }
  await engine.close();
}, 280000);
