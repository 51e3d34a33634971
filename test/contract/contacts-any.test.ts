import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import { contactRows } from '../support/contact-rows.ts';
import { useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { peoplePlan } from '../support/oracle-people.ts';
import { handMadeSources, shopSources, type ShopRow } from '../support/oracle-shop.ts';

const engine = useEngine();

const uses = ['customer', 'email', 'phone', 'phone', 'lastName', 'consent'] as const;
const plan: SourcePlan = {
  ...peoplePlan,
  columns: uses.map((use: ColumnUse, index) => ({
    ...{ index, header: `${use} ${index}`, id: `${use}-${index}`, use },
    recipe: { kind: 'text', stripPointZero: false },
    ...{ confidence: 1, reason: { code: 'none', detail: {} } },
  })),
};

const sale: ShopRow = {
  ...{ customer: 'zoe', order: 'z1', date: '2023-11-01' },
  ...{ amount: '1.01', channel: 'web', original: '' },
};
const anyCell = fc.constantFrom(
  ...['', ' ', '　', 'Na', 'null', '-', '0912345678', " '+886912345678", 'Ann@X.tw ', 'ann@x.tw'],
  ...['王', "o'hara", 'a "b", c', '=1+1', '７４', '是', 'two\nlines', '\u{1f375}'],
);
/** Rows of an id and what each says; the ids are those of no other letters. */
const anyRows = fc.array(
  fc.tuple(fc.constantFrom('zoe', 'ann', '007', '王小明', ''), ...uses.slice(1).map(() => anyCell)),
  { maxLength: 12 },
);

test('Any file of contacts is loaded as it is written, the first row of each person', async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, async (drawn) => {
      const rows = [['zoe', ...uses.slice(1).map(() => 'first')], ...drawn];
      const quoted = rows.map((row) =>
        row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
      );
      const text = [uses.map((use, index) => `${use} ${index}`).join(','), ...quoted, ''];
      const [people] = handMadeSources(text.join('\n'), plan).sources;
      if (!people) throw new Error('no source was made');
      const all = [...shopSources([sale]).sources, people];
      const wanted = new Map<string, readonly (string | null)[]>();
      for (const [id = '', ...cells] of rows)
        if (id !== '' && !wanted.has(id))
          wanted.set(
            id,
            cells.map((cell) => cell.trim() || null),
          );
      const sources = {
        plan: { sources: all.map((one) => one.plan), currency: null },
        sources: all,
      };
      await withLoaded(engine(), sources, async ({ model, checks }) => {
        expect(model.contacts.map(({ column }) => column)).toEqual([
          ...['p_email', 'p_phone', 'p_phone_2', 'p_lastName', 'p_consent'],
        ]);
        expect(await contactRows(engine(), model)).toEqual(Object.fromEntries(wanted));
        expect(model.contacts.map(({ filled }) => filled)).toEqual(
          uses.slice(1).map((_, n) => [...wanted.values()].filter((row) => row[n] !== null).length),
        );
        expect(checks.find(({ code }) => code === 'unmatchedCustomers')?.detail).toMatchObject({
          contradicting: 0,
        });
      });
    }),
    { numRuns: 15 },
  );
});
