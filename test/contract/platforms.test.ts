import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { decimalText } from '../../src/core/money.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { sql } from '../../src/core/sql/index.ts';
import { platforms } from '../../src/ingest/platforms/registry.ts';
import { dropped, inspectDropped } from '../support/dropped.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { expectedOf, platformFiles, platformFolder } from '../support/platform-fixtures.ts';

/** The numbers that were worked out by hand for each invented export; see the README beside them. */
const fileOf = (id: string): string =>
  fileURLToPath(
    new URL(
      platformFiles.find((name) => name.startsWith(`${id}.`))!,
      platformFolder,
    ),
  );

const engine = useEngine();
const sold = platforms.filter(
  ({ role, evidence }) => role === 'transactions' && evidence !== 'unverified',
);

describe.each(sold)('the $name $id export', ({ id }) => {
  const expected = expectedOf(id);

  test('is mapped and loaded with no question asked, and gives the numbers worked out by hand', async () => {
    const [inspection] = await inspectDropped([fileOf(id)]);
    expect(inspection!.plan).toMatchObject({ platform: id, role: 'transactions' });
    expect(inspection!.problems).toEqual([]);
    await withLoaded(engine(), await dropped([fileOf(id)]), async ({ model, rejectCounts }) => {
      const { control, scale } = model;
      const money = (value: bigint): number => Number(decimalText(value, scale));
      const leftOut = rejectCounts.find(({ reason }) => reason === 'notASale')?.rows ?? 0;
      const { line } = starTables(model.schema);
      const [sales] = await rows<{ orders: bigint; customers: bigint }>(
        engine(),
        sql`select count(distinct case when not refund then ord end) as orders,
            count(distinct customer) as customers from ${line}`,
      );
      expect({
        rows: control.rowsInFile,
        sales: control.rowsLoaded - control.refundRows,
        refundRows: control.refundRows,
        leftOut,
        rejected: control.rowsRejected - leftOut,
        orders: Number(sales!.orders),
        customers: Number(sales!.customers),
        netRevenue: money(control.amount),
        refunds: -money(control.refundAmount) + 0,
      }).toEqual({
        rows: expected.rows,
        sales: expected.sales,
        refundRows: expected.refundRows,
        leftOut: expected.leftOut,
        rejected: expected.rejected,
        orders: expected.orders,
        customers: expected.customers,
        netRevenue: Number(expected.netRevenue),
        refunds: Number(expected.refunds),
      });
      expect(control.factAmount).toBe(control.amount);
    });
  });
});

describe.each(
  platforms.filter(({ role }) => role === 'customers' || role === 'products' || role === 'other'),
)('the $name $id export', ({ id, role }) => {
  test('is known for what it is', async () => {
    const [inspection] = await inspectDropped([fileOf(id)]);
    const { records, totalRows } = inspection!.facts;
    // Of a report of several blocks the first is read; footer lines are listed apart.
    if (role !== 'other') expect(records! - totalRows.length).toBe(expectedOf(id).rows);
    expect(inspection!.plan.platform).toBe(id);
    expect(inspection!.plan.role).toBe(role === 'other' ? 'unused' : role);
  });
});
