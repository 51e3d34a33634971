import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { printView } from '../../src/cli/view.ts';
import { AppFailure } from '../../src/core/error.ts';
import type { LoadReport } from '../../src/core/model/info.ts';
import { documentedViews } from '../../src/core/query/views.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { platformFolder, platformText } from '../support/platform-fixtures.ts';

const engine = useEngine();
const names = ['shopify-orders.csv', 'klaviyo-profiles.csv'] as const;
/** Words that stand in no column but those about reaching people. */
const secrets = ['García', 'Muster', '怡君', 'NEVER_SUBSCRIBED'];

describe('What a file tells of reaching people', () => {
  let report: LoadReport;
  beforeAll(async () => {
    const found = [];
    for (const name of names) found.push(await inspectFile(new File([platformText(name)], name)));
    report = await engine().load(sourcesOf(found), 'private');
  });

  test('stands in no view that queries read', async () => {
    expect(report.model.contacts.map(({ use }) => use)).toContain('lastName');
    for (const view of documentedViews(report.model)) {
      expect(view.columns.filter(({ name }) => /^p_|name$/i.test(name))).toEqual(
        view.columns.filter(({ name }) => name === 'product_name'),
      );
      const shown = JSON.stringify(await rows(engine(), view.query), (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      for (const secret of secrets) expect(shown).not.toContain(secret);
    }
  });

  test('stands in no report, which knows headers and counts', () => {
    const told = JSON.stringify(report, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const secret of [...secrets, 'cy@example.com']) expect(told).not.toContain(secret);
  });

  test.each([
    ['select * from shop.attribute', 'query.relation'],
    ['select person."p_lastName" from customers', 'query.failed'],
  ])('is not to be had by %s', async (query, code) => {
    const files = names.map((name) => fileURLToPath(new URL(name, platformFolder)));
    const view = `#/sql?v=1&q=${encodeURIComponent(query)}`;
    const words = [view, ...files.flatMap((file) => ['--data', file])];
    const failure: unknown = await printView(readArguments(words)).catch((error: unknown) => error);
    if (!(failure instanceof AppFailure)) throw new Error('it was answered');
    expect(failure.error.code).toBe(code);
    for (const secret of secrets) expect(JSON.stringify(failure.error)).not.toContain(secret);
  });
});
