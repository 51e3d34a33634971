import { describe, expect, it } from 'vitest';
import { contactColumns } from './contacts.ts';
import type { ColumnUse } from './fields.ts';
import type { SourcePlan } from './plan.ts';

/** A table of customers with columns such as `Mail=email`. */
function people(...columns: readonly string[]): SourcePlan {
  return {
    ...{ fileName: 'people.csv', role: 'customers', encoding: 'utf-8' },
    ...{ dialect: { delimiter: ',', quote: '"' }, preambleRecords: 0, hasHeader: true },
    ...{ refunds: { kind: 'negativeOnly' }, totalLabels: [] },
    columns: columns.map((column, index) => {
      const [header = '', use = ''] = column.split('=');
      return {
        ...{ index, header, id: header.toLowerCase(), use: use as ColumnUse, confidence: 1 },
        recipe: { kind: 'text', stripPointZero: false },
        reason: { code: 'none', detail: {} },
      };
    }),
  };
}

/** Name, id and header of each contact column, and its place in each file. */
const told = (tables: readonly (readonly SourcePlan[])[]) =>
  contactColumns(tables).map((columns) =>
    columns.map(({ name, id, label, own }) => [
      ...[name, id, label],
      own.map((column) => column?.index ?? null),
    ]),
  );

describe('contact columns', () => {
  it('are those that say how to reach people, and neither the key nor dimensions', () => {
    expect(told([[people('No=customer', 'Mail=email', 'Town=dimension', 'OK=consent')]])).toEqual([
      [
        ['p_email', 'mail', 'Mail', [1]],
        ['p_consent', 'ok', 'OK', [3]],
      ],
    ]);
  });

  it('of one use are numbered', () => {
    expect(told([[people('Tel=phone', 'Mobile=phone')]])).toEqual([
      [
        ['p_phone', 'tel', 'Tel', [0]],
        ['p_phone_2', 'mobile', 'Mobile', [1]],
      ],
    ]);
  });

  it('of files of one layout meet by their header, then by their place', () => {
    const first = people('Tel=phone', 'Mobile=phone', 'Mail=email');
    const turned = people('Mobile=phone', 'Tel=phone', 'E-mail=email', 'Third=phone');
    expect(told([[first, turned]])).toEqual([
      [
        ['p_phone', 'tel', 'Tel', [0, 1]],
        ['p_phone_2', 'mobile', 'Mobile', [1, 0]],
        ['p_email', 'mail', 'Mail', [2, 2]],
        ['p_phone_3', 'third', 'Third', [null, 3]],
      ],
    ]);
  });

  it('of two tables have names and ids of their own', () => {
    expect(told([[people('Mail=email')], [], [people('Mail=email')]])).toEqual([
      [['p_email', 'mail', 'Mail', [0]]],
      [],
      [['p_email_2', 'mail-2', 'Mail', [0]]],
    ]);
  });
});
