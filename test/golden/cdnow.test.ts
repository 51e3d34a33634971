import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { LoadReport } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { day, sql } from '../../src/core/sql/index.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { remapped } from '../../src/state/remap.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { describeWithShared } from '../support/shared-data.ts';

interface Summary {
  readonly raw_rows: number;
  readonly raw_customers: number;
  readonly summary_customers: number;
  readonly sum_frequency: number;
}
const summary = goldenEntry<Summary>('cdnow.sample.txn_to_summary');

/** What a user says of a file without a header: the second column is the sample's customer number. */
const said: readonly (readonly [ColumnUse, string])[] = [
  ['customer', '1'],
  ['date', '2'],
  ['quantity', '3'],
  ['amount', '4'],
];

describeWithShared(
  'CDNOW, a sample without a header in columns of fixed width',
  'data/cdnow/CDNOW_sample.txt',
  (file) => {
    const engine = useEngine();
    let report: LoadReport;
    beforeAll(async () => {
      const inspection = await inspectFile(new File([readFileSync(file)], basename(file)));
      expect(inspection.facts.fixedWidth).toBe(true);
      const plan = said.reduce(
        (before, [use, column]) => remapped(before, use, column, inspection.columns),
        inspection.plan,
      );
      report = await engine().load(sourcesOf([{ ...inspection, plan }]), 'shop');
    });

    test('loads every row and every customer (cdnow.sample.txn_to_summary)', () => {
      expect(report.model.control.rowsInFile).toBe(summary.raw_rows);
      expect(report.model.control.rowsLoaded).toBe(summary.raw_rows);
      expect(report.model.control.factAmount).toBe(report.model.control.amount);
    });

    test('has the repeat purchase days of the published summary at the end of calibration', async () => {
      const { line } = starTables(report.model.schema);
      const until = sql`select distinct customer, day from ${line} where day <= ${day('1997-09-30')}`;
      const [found] = await rows<Record<'customers' | 'days', bigint>>(
        engine(),
        sql`select count(distinct customer) as customers, count(*) as days from (${until})`,
      );
      const [customers, days] = [Number(found?.customers), Number(found?.days)];
      expect(customers).toBe(summary.summary_customers);
      expect(days - customers).toBe(summary.sum_frequency);
    });
  },
);
