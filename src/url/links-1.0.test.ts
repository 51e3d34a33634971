import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ViewState } from '../core/spec/filters.ts';
import { readLocation, writeLocation } from './location.ts';

interface Saved {
  readonly view: ViewState;
  readonly sample: boolean;
}

/** Blocks of three lines: what the link shows, the link, and the view that it has to give. */
const saved = readFileSync(new URL('../../test/fixtures/links-1.0.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .slice(1)
  .map((block): readonly [string, string, Saved] => {
    const [title = '', link = '', json = ''] = block.split('\n');
    return [title.slice(2), link, JSON.parse(json) as Saved];
  });

describe('a link saved with version 1.0', () => {
  test.each(saved)('shows the same forever: %s', (_, link, expected) => {
    expect(readLocation(link)).toEqual({ ...expected, notices: [] });
  });

  test.each(saved)('is opened and shared again without a change: %s', (_, link) => {
    const { view, sample } = readLocation(link);
    const again = writeLocation(view, sample);
    expect(readLocation(again)).toEqual({ view, sample, notices: [] });
  });

  test('there are such links for every page, readable and packed', () => {
    const pages = new Set(saved.map(([, , { view }]) => view.page));
    expect(pages.size).toBeGreaterThanOrEqual(15);
    expect(saved.filter(([, link]) => link.startsWith('#/~z1'))).not.toEqual([]);
  });
});
