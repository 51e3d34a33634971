import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportPlan } from '../core/model/plan.ts';
import { keepForReload, refuseEarlier, takeAfterReload, type Handover } from './handover.ts';

const plan: ImportPlan = { sources: [], currency: 'TWD' };
const handover: Handover = { files: [], plan, sample: false, kept: null };

/** A tab: the state of its current entry in the history, and a storage of its own. */
let entry: unknown = null;
const history = {
  get state(): unknown {
    return entry;
  },
  replaceState(state: unknown): void {
    entry = structuredClone(state);
  },
};
const kept = new Map<string, string>();
const sessionStorage = {
  getItem: (key: string): string | null => kept.get(key) ?? null,
  setItem: (key: string, value: string): void => void kept.set(key, value),
};

beforeEach(() => {
  entry = null;
  kept.clear();
  vi.useFakeTimers({ now: new Date('2024-06-01T12:00:00Z') });
  vi.stubGlobal('history', history);
  vi.stubGlobal('sessionStorage', sessionStorage);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what a page leaves in the history', () => {
  it('is taken once by the page after a reload', () => {
    keepForReload(handover);
    expect(takeAfterReload()).toMatchObject(handover);
    expect(takeAfterReload()).toBeNull();
  });

  it('is nothing where nothing is open, or where the state is somebody else’s', () => {
    keepForReload(null);
    expect(takeAfterReload()).toBeNull();
    entry = { scroll: 3 };
    expect(takeAfterReload()).toBeNull();
    expect(entry).toEqual({ scroll: 3 });
  });

  it('is refused and removed once the data were forgotten, in every entry', () => {
    keepForReload(handover);
    const older = entry;
    vi.advanceTimersByTime(1);
    refuseEarlier();
    entry = older;
    expect(takeAfterReload()).toBeNull();
    expect(entry).toBeNull();
  });

  it('counts again when it was left after that', () => {
    refuseEarlier();
    vi.advanceTimersByTime(1);
    keepForReload(handover);
    expect(takeAfterReload()).toMatchObject(handover);
  });

  it('is taken where the tab has no storage', () => {
    vi.stubGlobal('sessionStorage', undefined);
    refuseEarlier();
    keepForReload(handover);
    expect(takeAfterReload()).toMatchObject(handover);
  });
});
