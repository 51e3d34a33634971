import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openView } from '../../src/analyses/open-view.ts';
import { rfm } from '../../src/analyses/rfm/index.ts';
import type { RfmView } from '../../src/analyses/rfm/view.ts';
import { csvRows } from '../../src/core/export/csv.ts';
import { faultsOf, writeSegmentRules } from '../../src/core/model/rfm-segment-rules.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { segmentIds, segmentRules, type SegmentRules } from '../../src/core/model/rfm-segments.ts';
import type { TableColumn } from '../../src/core/spec/screen.ts';
import type { ViewState } from '../../src/core/spec/filters.ts';
import { customerFileRows } from '../../src/state/customer-file.ts';
import { anyPartition, anyRules, claimantsOf } from '../support/any-segments.ts';
import { useEngine } from '../support/node-engine.ts';
import { linkOrders, readShop, sum } from '../support/oracle.ts';
import { customersOfMark, runRfm, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  anyShop,
  handMadeSources,
  shopCsv,
  shopMapping,
  shopPlan,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';
import { dataOf, rfmOf } from '../support/oracle-views.ts';

const engine = useEngine();
const runs = { numRuns: 8 };

/** Every customer who has bought, with scores and, by these rules, the segment. */
function placed(shop: readonly ShopRow[], rules: SegmentRules) {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return rfmOf(dataOf(lines), { frequency: 'days', monetary: 'net' }).map((score) => ({
    ...score,
    segments: claimantsOf(score.r, score.f, score.m, rules),
  }));
}

/** The rows of the file of customers, and its columns after the identifier. */
async function fileOf(view: ViewState, model: ModelInfo) {
  const open = openView(view, model);
  const columns = rfm.customerFile!.columns(open.params as never, rfm.labels.en, model.currency);
  const rows = [];
  for await (const piece of customerFileRows(engine(), open, columns, 3)) {
    expect(piece.length).toBeLessThanOrEqual(3);
    rows.push(...piece);
  }
  return { columns, rows };
}

describe('rules of one’s own', () => {
  test('put every customer into exactly one segment, everywhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyPartition, async (shop, rules) => {
        const people = placed(shop, rules);
        expect(people.filter(({ segments }) => segments.length !== 1)).toEqual([]);
        const params = { segments: writeSegmentRules(rules) };
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = await runRfm(engine(), model, params);
          const profile = await runRfm(engine(), model, { ...params, show: 'profile' });
          const change = await runRfm(engine(), model, { ...params, show: 'change' });
          for (const segment of segmentIds) {
            const own = people.filter(({ segments }) => segments[0] === segment);
            const expected = [own.length, sum(own.map(({ revenue }) => revenue))];
            for (const groups of [view.segments, profile.segments, profile.profiles]) {
              const found = groups.find((group) => group.segment === segment);
              expect([found?.customers, found?.revenue], segment).toEqual(expected);
            }
            const now = change.moves.filter(({ to }) => to === segment);
            expect(now.reduce((all, { customers }) => all + customers, 0)).toBe(own.length);
            const mark = `segment:${segment}`;
            expect(
              await customersOfMark(engine(), model, viewState('rfm', params), mark),
              mark,
            ).toEqual(own.map(({ customer }) => customer).sort());
          }
          const headline = rfm.headlines?.(view).find(({ id }) => id === 'champions');
          expect(headline?.value).toBe(
            people.filter(({ segments }) => segments[0] === 'champions').length,
          );
        });
      }),
      runs,
    );
  });

  test('count only where they are a partition: others are refused and said to be', async () => {
    const faulty = anyRules.filter((rules) => faultsOf(rules).length > 0);
    const shop = 'customer,order,date,amount,channel,original\nann,1,2024-01-05,100,web,\n';
    await withLoaded(engine(), handMadeSources(shop, shopPlan), ({ model }) => {
      fc.assert(
        fc.property(faulty, (rules) => {
          const open = openView(viewState('rfm', { segments: writeSegmentRules(rules) }), model);
          expect(open.params['segments']).toBe(segmentRules);
          expect(open.notices.map(({ code, detail }) => [code, detail['key']])).toEqual([
            ['view.badValue', 'segments'],
          ]);
        }),
      );
      return Promise.resolve();
    });
  });
});

describe('the file of every customer’s scores', () => {
  const settings = fc.record({
    scoring: fc.constantFrom('share', 'ntile', 'cuts'),
    frequency: fc.constantFrom('days', 'orders'),
    monetary: fc.constantFrom('net', 'sales', 'average'),
    segments: anyPartition.map(writeSegmentRules),
  });

  test('says what the screen says, whatever the settings and filters', async () => {
    const channels = fc.subarray(['app', 'store', 'web'], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(anyShop, settings, channels, async (shop, params, values) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = viewState(
            'rfm',
            { ...params, show: 'spread' },
            {
              dimensions: [{ dimension: 'channel', exclude: false, values }],
            },
          );
          const open = openView(view, model);
          const { bytes } = await engine().run(open.query);
          const shown = open.analysis.view(tableFromIPC(bytes), open.params, open.data) as RfmView;
          const { rows } = await fileOf(view, model);
          expect(rows.map(([customer]) => customer)).toEqual(
            await customersOfMark(engine(), model, view, 'all'),
          );
          for (const { r, f, m, customers } of shown.cube)
            expect(rows.filter((row) => row[4] === r && row[5] === f && row[6] === m)).toHaveLength(
              customers,
            );
          for (const { segment, customers } of shown.segments)
            expect(rows.filter((row) => row[7] === rfm.labels.en.segments[segment])).toHaveLength(
              customers,
            );
          const unit = 10 ** model.scale;
          for (const { dimension, score, low, high } of shown.scores) {
            const place = 'rfm'.indexOf(dimension);
            const values = rows
              .filter((row) => row[4 + place] === score)
              .map((row) => Number(row[1 + place]) / (dimension === 'm' ? unit : 1));
            expect([Math.min(...values), Math.max(...values)]).toEqual([low, high]);
          }
          for (const { dimension, mean } of shown.spreads) {
            const place = 1 + 'rfm'.indexOf(dimension);
            const total = rows.reduce((all, row) => all + Number(row[place]), 0);
            const scale = dimension === 'm' ? unit : 1;
            expect(total / rows.length / scale).toBeCloseTo(mean, 6);
          }
        });
      }),
      runs,
    );
  });

  test('keeps identifiers from running as formulas, and amounts exact', async () => {
    const shop =
      'customer,order,date,amount,channel,original\n' +
      '=cmd(),1,2024-01-05,100.10,web,\n+49,2,2024-01-07,20,web,\n';
    await withLoaded(engine(), handMadeSources(shop, shopPlan), async ({ model }) => {
      const { columns, rows } = await fileOf(viewState('rfm'), model);
      const head: TableColumn = { id: 'customer', label: '', kind: 'text' };
      const csv = csvRows([head, ...columns], rows, model.scale).split('\r\n');
      const amount = (text: string): string => text.split(',')[3] ?? '';
      expect(csv[0]?.startsWith("'+49,0,1,")).toBe(true);
      expect(csv[1]?.startsWith("'=cmd(),2,1,")).toBe(true);
      expect(csv.slice(0, 2).map(amount).map(Number)).toEqual([20, 100.1]);
    });
  });
});
