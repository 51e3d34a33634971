import { describe, expect, test } from 'vitest';
import { AppFailure } from '../core/error.ts';
import type { Rule } from '../core/segment/rule.ts';
import { deepestRule } from '../core/segment/rule.ts';
import { writeRule } from '../core/segment/rule-text.ts';
import { mostSegments } from '../url/workbook.ts';
import { ruleOf, Segments } from './segments.svelte.ts';

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
    new Segments(
      () => store,
      () => self.day,
    );
  return { items, open, self };
}

const spent = (from: number): Rule => ({ kind: 'number', of: 'net', from, to: null });
const inside = (name: string, rule: Rule): Rule => ({ kind: 'segment', name, rule });
const caption = (name: string) => ({ name, note: '' });
const names = ({ all }: Segments): readonly string[] => all.map(({ name }) => name);
const ruleNamed = (segments: Segments, name: string): Rule =>
  ruleOf(segments.all.find((one) => one.name === name)!);

/** The code that something fails with. */
function codeOf(act: () => unknown): string {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code;
    throw error;
  }
}

describe('saved segments', () => {
  test('are there again when the page is opened again, as rules', () => {
    const { items, open } = device();
    open().add({ name: '  Big spenders ', note: 'Monday' }, spent(5000));
    expect(open().all).toMatchObject([
      { name: 'Big spenders', note: 'Monday', rule: writeRule(spent(5000)), created: '2025-01-31' },
    ]);
    expect([...items.keys()]).toEqual(['regulars.segments']);
  });

  test('have names of their own', () => {
    const segments = device().open();
    const { id } = segments.add(caption('a'), spent(1));
    segments.add(caption('b'), spent(2));
    expect(codeOf(() => segments.add(caption('a'), spent(3)))).toBe('segment.nameTaken');
    expect(codeOf(() => segments.caption(id, caption('b')))).toBe('segment.nameTaken');
    expect(codeOf(() => segments.add(caption(' \n'), spent(3)))).toBe('segment.noName');
    expect(codeOf(() => segments.caption(id, { name: 'a', note: 'own name' }))).toBe('done');
    expect(names(segments)).toEqual(['a', 'b']);
  });

  test('names are cut at 80 characters, and control characters are taken out', () => {
    const segments = device().open();
    expect(segments.add(caption(`茶${'x'.repeat(100)}`), spent(1)).name).toBe(
      `茶${'x'.repeat(79)}`,
    );
    expect(segments.add(caption('a\tb\u0007c'), spent(1)).name).toBe('a b c');
  });

  test('a changed rule changes every segment that speaks of it, however deep', () => {
    const { open, self } = device();
    const segments = open();
    const { id } = segments.add(caption('big'), spent(5000));
    segments.add(caption('loyal'), { kind: 'not', rule: inside('big', spent(5000)) });
    segments.add(caption('both'), {
      kind: 'any',
      rules: [inside('loyal', ruleNamed(segments, 'loyal')), spent(1)],
    });
    segments.add(caption('apart'), spent(5000));
    self.day = '2025-03-01';
    segments.setRule(id, spent(9000));
    const loyal: Rule = { kind: 'not', rule: inside('big', spent(9000)) };
    expect(ruleNamed(segments, 'loyal')).toEqual(loyal);
    expect(ruleNamed(segments, 'both')).toEqual({
      kind: 'any',
      rules: [inside('loyal', loyal), spent(1)],
    });
    expect(ruleNamed(segments, 'apart')).toEqual(spent(5000));
    expect(segments.all.map(({ changed }) => changed)).toEqual([
      ...['2025-03-01', '2025-03-01', '2025-03-01', '2025-01-31'],
    ]);
  });

  test('a segment that is renamed is called so wherever it is spoken of', () => {
    const segments = device().open();
    const { id } = segments.add(caption('big'), spent(5000));
    segments.add(caption('loyal'), inside('big', spent(5000)));
    segments.caption(id, { name: '大戶', note: '' });
    expect(ruleNamed(segments, 'loyal')).toEqual(inside('大戶', spent(5000)));
  });

  test('no segment is made of itself, neither at once nor by way of others', () => {
    const segments = device().open();
    const { id } = segments.add(caption('a'), spent(1));
    segments.add(caption('b'), inside('a', spent(1)));
    const before = segments.all;
    expect(codeOf(() => segments.setRule(id, inside('a', spent(1))))).toBe('segment.cycle');
    expect(codeOf(() => segments.setRule(id, inside('b', inside('a', spent(1)))))).toBe(
      'segment.cycle',
    );
    expect(codeOf(() => segments.setRule(id, inside('b', spent(1))))).toBe('segment.cycle');
    expect(codeOf(() => segments.add(caption('c'), inside('c', spent(1))))).toBe('segment.cycle');
    expect(segments.all).toEqual(before);
  });

  test('a rule that no screen could read back is refused', () => {
    const segments = device().open();
    let rule = spent(1);
    for (let depth = 0; depth <= deepestRule; depth++) rule = { kind: 'not', rule };
    expect(codeOf(() => segments.add(caption('deep'), rule))).toBe('segment.tooLarge');
    expect(segments.all).toEqual([]);
  });

  test('come back to their place when a deletion is undone', () => {
    const segments = device().open();
    const [, second] = ['a', 'b', 'c'].map((name) => segments.add(caption(name), spent(1)));
    const undo = segments.remove(second!.id);
    expect(names(segments)).toEqual(['a', 'c']);
    undo();
    expect(names(segments)).toEqual(['a', 'b', 'c']);
    segments.move(second!.id, -1);
    expect(names(segments)).toEqual(['b', 'a', 'c']);
  });

  test('of a file join mine: newer ones replace, names stay apart, the same is not doubled', () => {
    const segments = device().open();
    const own = segments.add(caption('a'), spent(1));
    segments.add(caption('b'), spent(2));
    const taken = segments.merge([
      { ...own, rule: writeRule(spent(7)), changed: '2025-05-05' },
      { ...own, id: 'other', name: 'b', rule: writeRule(spent(8)) },
      { ...own, id: 'same', name: 'b', rule: writeRule(spent(2)) },
    ]);
    expect(taken).toEqual({ added: 1, changed: 1 });
    expect(names(segments)).toEqual(['a', 'b', 'b (2)']);
    expect(ruleNamed(segments, 'a')).toEqual(spent(7));
  });

  test('of a file bring those that speak of them in step, at any depth', () => {
    const segments = device().open();
    const big = segments.add(caption('big'), spent(1));
    segments.add(caption('loyal'), inside('big', spent(1)));
    segments.add(caption('core'), inside('loyal', inside('big', spent(1))));
    segments.merge([{ ...big, rule: writeRule(spent(7)), changed: '2025-05-05' }]);
    expect(ruleNamed(segments, 'loyal')).toEqual(inside('big', spent(7)));
    expect(ruleNamed(segments, 'core')).toEqual(inside('loyal', inside('big', spent(7))));
  });

  test('of a file that had to be called otherwise are called so by the others of that file', () => {
    const segments = device().open();
    const big = segments.add(caption('big'), spent(1));
    const theirs = { ...big, id: 'theirs', rule: writeRule(spent(7)) };
    const loyal = { ...big, id: 'loyal', name: 'loyal', rule: writeRule(inside('big', spent(7))) };
    segments.merge([loyal, theirs]);
    expect(ruleNamed(segments, 'loyal')).toEqual(inside('big (2)', spent(7)));
  });

  test('of a file never end in a circle', () => {
    const segments = device().open();
    const a = segments.add(caption('a'), inside('b', spent(2)));
    segments.merge([{ ...a, id: 'b', name: 'b', rule: writeRule(inside('a', spent(1))) }]);
    expect(ruleNamed(segments, 'a')).toEqual(inside('b', spent(2)));
    const text = JSON.stringify(segments.all);
    segments.merge(segments.all);
    expect(JSON.stringify(segments.all)).toBe(text);
  });

  test('a full device keeps what it had, and says so', () => {
    const { open, self } = device();
    const segments = open();
    segments.add(caption('a'), spent(1));
    self.isFull = true;
    expect(codeOf(() => segments.add(caption('b'), spent(1)))).toBe('segment.full');
    expect(names(segments)).toEqual(['a']);
    self.isFull = false;
    for (let place = 1; place < mostSegments; place++) segments.add(caption(`n${place}`), spent(1));
    expect(codeOf(() => segments.add(caption('one more'), spent(1)))).toBe('segment.full');
  });

  test('what is damaged is left out, and forgetting leaves nothing', () => {
    const { items, open } = device();
    const segments = open();
    segments.add(caption('a'), spent(1));
    const kept = JSON.parse(items.get('regulars.segments')!) as object[];
    const broken = [{ ...kept[0], id: 'x', rule: 'net(' }, 7, { ...kept[0], id: '<b>' }];
    items.set('regulars.segments', JSON.stringify([...kept, ...broken]));
    expect(names(open())).toEqual(['a']);
    segments.clear();
    expect([...items.keys()]).toEqual([]);
    expect(segments.all).toEqual([]);
  });
});
