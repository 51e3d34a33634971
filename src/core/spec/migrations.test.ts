import { describe, expect, test } from 'vitest';
import { noFilters, type ViewState } from './filters.ts';
import { migrate, migrations, viewVersion, type Migration } from './migrations.ts';

const old: ViewState = { page: 'rfm', params: { score: 'ties', old: '1' }, filters: noFilters };

/** What two later versions might have changed: a parameter's name, then a page's. */
const steps: Readonly<Record<number, Migration>> = {
  1: ({ params: { score, ...rest }, ...view }) => ({
    ...view,
    params: score === undefined ? rest : { ...rest, scoring: score },
  }),
  2: (view) => ({ ...view, page: view.page === 'rfm' ? 'segments' : view.page }),
};

describe('a view of an older version', () => {
  test('walks through every version in between', () => {
    expect(migrate(old, 1, 3, steps)).toEqual({
      page: 'segments',
      params: { scoring: 'ties', old: '1' },
      filters: noFilters,
    });
  });

  test('walks only the versions after its own', () => {
    expect(migrate(old, 2, 3, steps)).toEqual({ ...old, page: 'segments' });
    expect(migrate(old, 3, 3, steps)).toBe(old);
  });

  test('of a version that nobody wrote stays as it is', () => {
    expect(migrate(old, 9, 3, steps)).toBe(old);
  });
});

test('a way leads from every earlier version to the one that links carry now', () => {
  const earlier = Array.from({ length: viewVersion - 1 }, (_, index) => String(index + 1));
  expect(Object.keys(migrations)).toEqual(earlier);
});
