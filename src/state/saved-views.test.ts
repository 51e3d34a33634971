import { describe, expect, test } from 'vitest';
import { AppFailure } from '../core/error.ts';
import { mostViews } from '../url/workbook.ts';
import { SavedViews } from './saved-views.svelte.ts';

/** A device: its storage, which may be full, and its day. */
function device() {
  const items = new Map<string, string>();
  const self = { day: '2025-01-31', isFull: false };
  const store = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (self.isFull) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
  const open = () =>
    new SavedViews(
      () => store,
      () => self.day,
    );
  return { items, open, self };
}

const names = ({ all }: SavedViews): readonly string[] => all.map(({ name }) => name);
const add = (views: SavedViews, name: string) =>
  views.add({ name, note: '' }, 'rfm?v=1&is.縣市=台北市', '0123abcd');

describe('saved views', () => {
  test('are there again when the page is opened again', () => {
    const { open } = device();
    const views = open();
    views.add({ name: '台北', note: 'Monday' }, 'rfm?v=1', null);
    expect(open().all).toEqual([
      {
        ...{ id: views.all[0]!.id, name: '台北', note: 'Monday', view: 'rfm?v=1', schema: null },
        ...{ created: '2025-01-31', changed: '2025-01-31' },
      },
    ]);
  });

  test('say when they were changed', () => {
    const { open, self } = device();
    const views = open();
    const { id } = add(views, 'a');
    self.day = '2025-02-03';
    views.caption(id, { name: 'b', note: 'n' });
    expect(views.all).toMatchObject([
      { name: 'b', note: 'n', created: '2025-01-31', changed: '2025-02-03' },
    ]);
  });

  test('keep name, note and place when another view takes their place', () => {
    const views = device().open();
    const [a, b] = ['a', 'b'].map((name) => add(views, name));
    views.replace(a!.id, 'board?v=1&name=x', 's9');
    expect(names(views)).toEqual(['a', 'b']);
    expect(views.all[0]).toMatchObject({ id: a!.id, view: 'board?v=1&name=x', schema: 's9' });
    expect(views.all[1]).toEqual(b);
  });

  test('come back where they stood when their removal is undone', () => {
    const views = device().open();
    const [, b] = ['a', 'b', 'c'].map((name) => add(views, name));
    const undo = views.remove(b!.id);
    expect(names(views)).toEqual(['a', 'c']);
    undo();
    undo();
    expect(names(views)).toEqual(['a', 'b', 'c']);
  });

  test('are moved one place, and not beyond the ends', () => {
    const views = device().open();
    const [a, , c] = ['a', 'b', 'c'].map((name) => add(views, name));
    views.move(a!.id, 1);
    expect(names(views)).toEqual(['b', 'a', 'c']);
    views.move(c!.id, 1);
    views.move('gone', -1);
    expect(names(views)).toEqual(['b', 'a', 'c']);
  });

  test('of two tabs do not overwrite each other', () => {
    const { open } = device();
    const [one, other] = [open(), open()];
    add(one, 'a');
    add(other, 'b');
    expect(names(open())).toEqual(['a', 'b']);
  });

  test('of a file are added, and replace mine where they are not older; twice is once', () => {
    const views = device().open();
    const mine = add(views, 'mine');
    const later = { ...mine, name: 'theirs', changed: '2025-02-01' };
    const older = { ...mine, name: 'older', changed: '2024-12-01' };
    const other = { ...mine, id: 'other', name: 'other' };
    expect(views.merge([older])).toEqual({ added: 0, changed: 0 });
    expect(views.merge([later, other])).toEqual({ added: 1, changed: 1 });
    expect(views.merge([later, other])).toEqual({ added: 0, changed: 0 });
    expect(names(views)).toEqual(['theirs', 'other']);
  });

  test('that can not be kept are refused, and the others stay', () => {
    const { open, self } = device();
    const views = open();
    add(views, 'a');
    self.isFull = true;
    expect(() => add(views, 'b')).toThrow(AppFailure);
    self.isFull = false;
    expect(names(views)).toEqual(['a']);
    const many = Array.from({ length: mostViews }, (_, n) => ({ ...views.all[0]!, id: `n${n}` }));
    expect(() => views.merge(many)).toThrow(AppFailure);
    expect(names(open())).toEqual(['a']);
  });

  test('leave nothing on the device when the last is gone', () => {
    const { open, items } = device();
    const views = open();
    views.remove(add(views, 'a').id);
    expect([...items.keys()]).toEqual([]);
    add(views, 'b');
    views.clear();
    expect([...items.keys()]).toEqual([]);
  });

  test('that are damaged are left out, and do not keep the page from opening', () => {
    const { open, items } = device();
    add(open(), 'a');
    const [[key, text] = ['', '']] = items;
    items.set(key, `[{"id":1},${text.slice(1)}`);
    expect(names(open())).toEqual(['a']);
    items.set(key, '{');
    expect(names(open())).toEqual([]);
  });
});
