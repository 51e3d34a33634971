import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkbook, mostViews, readWorkbook, writeWorkbook, type Workbook } from './workbook.ts';

const view = {
  ...{ id: 'a1', name: '台北的老主顧', note: 'For Monday\n每週一', schema: '0123456789abcdef' },
  ...{
    view: 'rfm?v=1&frequency=orders&is.縣市=台北市',
    created: '2025-01-31',
    changed: '2025-02-01',
  },
};
const workbook: Workbook = {
  views: [view, { ...view, id: 'b2', schema: null, view: 'overview?v=1&data=sample' }],
  segments: [
    {
      ...{ id: 's1', name: '老主顧', note: '', rule: 'all(r(4..5)~net(5000..))' },
      ...{ created: '2025-01-31', changed: '2025-02-01' },
    },
  ],
  shown: 'cohorts?v=1&unit=week',
  mappings: [
    {
      columns: [{ header: 'id', use: 'customer', recipe: { kind: 'text', stripPointZero: true } }],
      refunds: { kind: 'negativeOnly' },
      currency: null,
    },
  ],
};
const file = (rest: object): string =>
  JSON.stringify({ regulars: 'workbook', version: 1, views: [], ...rest });
const codeOf = (text: string): string => {
  const read = readWorkbook(text, 'w.json');
  return read.ok ? 'read' : read.error.code;
};

describe('a workbook file', () => {
  test('comes back as it was written', () => {
    expect(readWorkbook(writeWorkbook(workbook), 'w.json')).toEqual({ ok: true, value: workbook });
  });

  test('is told from files of data by how it begins', () => {
    expect(isWorkbook(writeWorkbook(workbook).slice(0, 100))).toBe(true);
    expect(isWorkbook('[{"regulars": "workbook"}]')).toBe(false);
    expect(isWorkbook('{"orders": []}')).toBe(false);
  });

  test('may hold views alone', () => {
    expect(readWorkbook(file({}), 'w.json')).toEqual({
      ok: true,
      value: { views: [], segments: [], shown: null, mappings: [] },
    });
  });

  test('without segments says nothing of them, as files did before there were any', () => {
    expect(writeWorkbook({ ...workbook, segments: [] })).not.toContain('segments');
  });

  test.each([
    ['no JSON', 'views:', 'workbook.unreadable'],
    ['cut off', writeWorkbook(workbook).slice(0, -20), 'workbook.unreadable'],
    ['JSON of something else', '{"version":1,"views":[]}', 'workbook.unreadable'],
    ['of a later version', file({ version: 2 }), 'workbook.otherVersion'],
    ['of a version that is none', file({ version: '1' }), 'workbook.unreadable'],
    ['a view that is no view', file({ views: [{ id: 'a' }] }), 'workbook.unreadable'],
    [
      'a segment of no rule',
      file({ segments: [{ ...workbook.segments[0], rule: 'net(' }] }),
      'workbook.unreadable',
    ],
    ['a view without a name', file({ views: [{ ...view, name: ' ' }] }), 'workbook.unreadable'],
    ['a view without a page', file({ views: [{ ...view, view: '' }] }), 'workbook.unreadable'],
    ['a damaged packed view', file({ shown: '~z1AAAA' }), 'workbook.unreadable'],
    ['a day that is none', file({ views: [{ ...view, created: 'today' }] }), 'workbook.unreadable'],
    ['an id with markup', file({ views: [{ ...view, id: '<b>' }] }), 'workbook.unreadable'],
    ['a mapping that is none', file({ mappings: [{}] }), 'workbook.unreadable'],
    ['too many views', file({ views: Array(mostViews + 1).fill(view) }), 'workbook.unreadable'],
    ['larger than workbooks are', file({ note: 'x'.repeat(3_000_000) }), 'workbook.unreadable'],
  ])('%s is refused as a whole', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('keeps of a view only what a link can say', () => {
    const hostile = { ...view, view: 'rfm?v=1&dates=javascript:1&is.a=<script>', script: 'x' };
    const read = readWorkbook(file({ views: [hostile] }), 'w.json');
    expect(read).toEqual({
      ok: true,
      value: {
        views: [{ ...view, view: 'rfm?v=1&is.a=%3Cscript%3E' }],
        ...{ segments: [], shown: null, mappings: [] },
      },
    });
  });

  test('changes nothing of what every object has', () => {
    const text = '{"regulars":"workbook","version":1,"__proto__":{"hacked":1},"views":[]}';
    expect(codeOf(text)).toBe('read');
    expect(({} as Record<string, unknown>)['hacked']).toBeUndefined();
  });

  test('is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (views, shown) => {
        const text = `{"regulars":"workbook","version":1,"views":${views},"shown":${shown}}`;
        expect(['read', 'workbook.unreadable']).toContain(codeOf(text));
      }),
    );
  });
});
