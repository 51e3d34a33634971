import { describe, expect, test } from 'vitest';
import type { LedgerEntry } from './ledger-entry.ts';
import { Ledger, mostEntries } from './ledger.svelte.ts';

/** A device: its storage, which may be full. */
function device() {
  const items = new Map<string, string>();
  const self = { isFull: false };
  const store = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (self.isFull) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
  return { items, self, open: () => new Ledger(() => store) };
}

const sum = 'ab'.repeat(32);
const entry = (id: string, change: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...{ id, made: '2026-11-12T08:00:00.000Z', segment: 'Champions', address: '#/audiences?v=1' },
  ...{ dataVersion: 'v1', asOf: '2026-06-30', platform: 'meta', purpose: 'add', isHashed: false },
  ...{ consent: '同意行銷', people: 10, out: 7, dropped: { noConsent: 3 }, arms: [] },
  files: [{ name: 'meta.csv', rows: 7, bytes: 300, sha256: sum }],
  ...change,
});

describe('the ledger', () => {
  test('is there again when the page is opened again, latest first', () => {
    const { open } = device();
    const ledger = open();
    ledger.add([entry('a')]);
    ledger.add([entry('b'), entry('c')]);
    expect(open().all).toEqual([entry('b'), entry('c'), entry('a')]);
  });

  test('knows a file that was exported by its bytes, and no other one', () => {
    const ledger = device().open();
    ledger.add([entry('a')]);
    expect(ledger.find(sum)).toEqual({ entry: entry('a'), file: entry('a').files[0] });
    expect(ledger.find('cd'.repeat(32))).toBeNull();
  });

  test('keeps so many entries, and lets the oldest go', () => {
    const ledger = device().open();
    ledger.add(Array.from({ length: mostEntries }, (_, n) => entry(`old${n}`)));
    ledger.add([entry('new')]);
    expect(ledger.all).toHaveLength(mostEntries);
    expect(ledger.all[0]?.id).toBe('new');
    expect(ledger.all.some(({ id }) => id === `old${mostEntries - 1}`)).toBe(false);
  });

  test('puts an entry that was deleted back where it was', () => {
    const ledger = device().open();
    const days = ['2026-03-01', '2026-02-01', '2026-01-01'];
    const all = days.map((made) => entry(made, { made }));
    ledger.add(all);
    const undo = ledger.remove('2026-02-01');
    expect(ledger.all.map(({ id }) => id)).toEqual(['2026-03-01', '2026-01-01']);
    undo();
    undo();
    expect(ledger.all).toEqual(all);
  });

  test('forgets everything', () => {
    const { open, items } = device();
    const ledger = open();
    ledger.add([entry('a')]);
    ledger.clear();
    expect(ledger.all).toEqual([]);
    expect(items.size).toBe(0);
  });

  test('goes on where the browser keeps nothing', () => {
    const { open, self } = device();
    self.isFull = true;
    const ledger = open();
    ledger.add([entry('a')]);
    expect(ledger.all).toEqual([entry('a')]);
    expect(open().all).toEqual([]);
  });

  test('leaves out what is damaged or holds what no entry has', () => {
    const { open, items } = device();
    const damaged = [{ ...entry('a'), made: 'yesterday' }, { ...entry('b'), files: [{}] }, 7];
    const people = { ...entry('c'), emails: ['ann@shop.example'] };
    items.set('regulars.ledger', JSON.stringify([...damaged, people]));
    expect(open().all).toEqual([entry('c')]);
    items.set('regulars.ledger', 'no JSON');
    expect(open().all).toEqual([]);
  });
});
