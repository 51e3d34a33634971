import { expect, test } from 'vitest';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { withComputedAmount } from '../../src/state/amount-rule.ts';
import { useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';

const engine = useEngine();

/** Three rows state the amount before the discount, three after it; all discounts make 5.50. */
const lines = [
  'order_no,customer_id,order_date,qty,unit_price,discount,amount',
  'o1,ann,2024-01-05,2,5.00,2.00,10.00',
  'o2,bob,2024-01-06,1,8.00,0.50,8.00',
  'o3,cho,2024-01-07,3,4.00,0.75,12.00',
  'o4,ann,2024-01-08,1,6.00,0.25,5.75',
  'o5,bob,2024-01-09,2,3.00,1.00,5.00',
  'o6,cho,2024-01-10,-1,4.00,1.00,-5.00',
];

test('Amounts that some rows state before the discount can be computed instead', async () => {
  const inspection = await inspectFile(new File([`${lines.join('\n')}\n`], 'orders.csv'));
  expect(inspection.amountCheck).toMatchObject({ rows: 6, net: 3, beforeDiscount: 3 });
  await withLoaded(engine(), sourcesOf([inspection]), ({ model }) => {
    expect(model.control).toMatchObject({ amount: 3575n, factAmount: 3575n });
    return Promise.resolve();
  });
  // 10 + 8 + 12 + 6 + 6 − 4 of goods, less 5.50.
  const plan = withComputedAmount(inspection.plan, true);
  await withLoaded(engine(), sourcesOf([{ ...inspection, plan }]), ({ model }) => {
    expect(model.control).toMatchObject({ amount: 3250n, factAmount: 3250n });
    return Promise.resolve();
  });
  expect(withComputedAmount(plan, false)).toEqual(inspection.plan);
});
