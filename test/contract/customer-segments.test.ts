import { beforeAll, describe, expect, test } from 'vitest';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { writeRule } from '../../src/core/segment/rule-text.ts';
import type { Rule } from '../../src/core/segment/rule.ts';
import { CustomerData } from '../../src/state/customer-data.ts';
import { segmentsOfCustomer } from '../../src/state/customer-segments.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import type { SavedSegment } from '../../src/url/saved-segment.ts';
import { useEngine } from '../support/node-engine.ts';
import { viewState } from '../support/oracle-engine.ts';

const engine = useEngine();
/** Ann bought twice and spent 30, Ben once for 100. */
const orders = [
  'Order ID,Customer ID,Order Date,Net Amount,Channel',
  'A1,Ann,2024-01-05,10.00,web',
  'A2,Ann,2024-06-20,20.00,shop',
  'A3,Ben,2024-03-01,100.00,web',
].join('\n');

const saved = (name: string, rule: Rule): SavedSegment => ({
  ...{ id: name, name, note: '', created: '2024-07-01', changed: '2024-07-01' },
  rule: writeRule(rule),
});
const number = (of: 'orders' | 'net', from: number): Rule => ({
  ...{ kind: 'number', of, from, to: null },
});
const segments = [
  saved('came back', number('orders', 2)),
  saved('big', number('net', 50)),
  saved('not big', { kind: 'not', rule: number('net', 50) }),
];

let model: ModelInfo;
beforeAll(async () => {
  const inspection = await inspectFile(new File([orders], 'orders.csv'));
  ({ model } = await engine().load(sourcesOf([inspection]), 'members'));
});

describe('The saved segments that a customer is in', () => {
  async function namesOf(customer: string, filters = {}): Promise<readonly string[]> {
    const data = new CustomerData(engine(), model, viewState('customer', {}, filters));
    const search = { text: customer, whole: true };
    const [key] = await data.order({ sort: 'customer', descending: false, search });
    const found = await segmentsOfCustomer(data, segments, key ?? -1);
    return found.map(({ name }) => name);
  }

  test('are those whose rules they meet, in the order in which they are kept', async () => {
    expect(await namesOf('Ann')).toEqual(['came back', 'not big']);
    expect(await namesOf('Ben')).toEqual(['big']);
  });

  test('are judged at the as-of day, and on all orders whatever the filters leave', async () => {
    expect(await namesOf('Ann', { asOf: '2024-03-31' })).toEqual(['not big']);
    const dimensions = [{ dimension: 'channel', exclude: false, values: ['web'] }];
    expect(await namesOf('Ann', { dimensions })).toEqual(['came back', 'not big']);
  });

  test('are none where none is saved', async () => {
    const data = new CustomerData(engine(), model, viewState('customer'));
    expect(await segmentsOfCustomer(data, [], 0)).toEqual([]);
  });
});
