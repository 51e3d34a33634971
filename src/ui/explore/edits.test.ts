import { describe, expect, test } from 'vitest';
import {
  add,
  move,
  remove,
  replace,
  shelvedOf,
  spotOf,
  step,
  type Edit,
  type Shelved,
} from './edits.ts';

const shelved: Shelved = {
  rows: ['dimension:region^10', 'month'],
  columns: ['tier'],
  measures: ['revenue', 'orders.growth', '=net_revenue / orders'],
};

/** What an edit comes to, in few words. */
function outcome({ shelved: after, spot, refusal }: Edit): unknown {
  return refusal
    ? `${refusal.reason} ${refusal.shelf}`
    : [after.rows, after.columns, after.measures, `${spot.shelf} ${spot.at}`];
}

describe('Adding', () => {
  test('puts a field at the end of its shelf', () => {
    expect(add(shelved, 'product', 'columns').shelved?.columns).toEqual(['tier', 'product']);
  });

  test('or into the gap that is pointed at', () => {
    const { shelved: after, spot } = add(shelved, 'product', 'rows', 1);
    expect(after?.rows).toEqual(['dimension:region^10', 'product', 'month']);
    expect(spot).toEqual({ shelf: 'rows', at: 1 });
  });

  test.each([
    ['month', 'columns', 'there rows'],
    ['dimension:region', 'columns', 'there rows'],
    ['tier', 'columns', 'there columns'],
    ['revenue', 'measures', 'there measures'],
    ['revenue', 'rows', 'wrongShelf rows'],
    ['month', 'measures', 'wrongShelf measures'],
    ['nonsense', 'rows', 'wrongShelf rows'],
  ] as const)('%s to %s is refused: %s', (text, shelf, reason) => {
    expect(outcome(add(shelved, text, shelf))).toBe(reason);
  });

  test('takes the same measure compared otherwise as another measure', () => {
    expect(add(shelved, 'orders', 'measures').shelved?.measures).toHaveLength(4);
  });

  test('refuses a fifth field and a ninth measure instead of replacing one', () => {
    const full: Shelved = {
      rows: ['year', 'quarter', 'month', 'week'],
      columns: [],
      measures: [
        ...['revenue', 'sales', 'refunds', 'orders'],
        ...['customers', 'products', 'lines', 'quantity'],
      ],
    };
    expect(outcome(add(full, 'day', 'rows'))).toBe('full rows');
    expect(outcome(add(full, 'meanLine', 'measures'))).toBe('full measures');
    expect(
      outcome(
        move({ ...full, columns: ['day'] }, { shelf: 'columns', at: 0 }, { shelf: 'rows', at: 0 }),
      ),
    ).toBe('full rows');
    expect(move(full, { shelf: 'rows', at: 3 }, { shelf: 'rows', at: 0 }).refusal).toBeNull();
  });
});

describe('Moving', () => {
  test.each([
    [{ shelf: 'rows', at: 0 }, { shelf: 'rows', at: 2 }, ['month', 'dimension:region^10'], 1],
    [{ shelf: 'rows', at: 1 }, { shelf: 'rows', at: 0 }, ['month', 'dimension:region^10'], 0],
    [{ shelf: 'rows', at: 0 }, { shelf: 'rows', at: 0 }, ['dimension:region^10', 'month'], 0],
    [{ shelf: 'rows', at: 0 }, { shelf: 'rows', at: 1 }, ['dimension:region^10', 'month'], 0],
  ] as const)('from %o into the gap %o', (from, to, rows, at) => {
    const { shelved: after, spot } = move(shelved, from, to);
    expect(after?.rows).toEqual(rows);
    expect(spot).toEqual({ shelf: 'rows', at });
  });

  test('to another shelf keeps how much of a field is shown', () => {
    const edit = move(shelved, { shelf: 'rows', at: 0 }, { shelf: 'columns', at: 0 });
    expect(outcome(edit)).toEqual([
      ['month'],
      ['dimension:region^10', 'tier'],
      shelved.measures,
      'columns 0',
    ]);
  });

  test.each([
    [{ shelf: 'rows', at: 0 }, 'left', 'end rows'],
    [{ shelf: 'rows', at: 1 }, 'right', 'end rows'],
    [{ shelf: 'rows', at: 1 }, 'up', 'noShelf rows'],
    [{ shelf: 'columns', at: 0 }, 'down', 'wrongShelf measures'],
    [{ shelf: 'measures', at: 0 }, 'up', 'wrongShelf columns'],
    [{ shelf: 'measures', at: 0 }, 'down', 'noShelf measures'],
  ] as const)('from %o by one to the %s is refused: %s', (from, direction, reason) => {
    expect(outcome(step(shelved, from, direction))).toBe(reason);
  });

  test('by one step goes past the neighbour, or to the end of the next shelf', () => {
    const measures = step(shelved, { shelf: 'measures', at: 0 }, 'right');
    expect(measures.shelved?.measures).toEqual([
      'orders.growth',
      'revenue',
      '=net_revenue / orders',
    ]);
    expect(measures.spot).toEqual({ shelf: 'measures', at: 1 });
    const down = step(shelved, { shelf: 'rows', at: 0 }, 'down');
    expect(down.shelved?.columns).toEqual(['tier', 'dimension:region^10']);
    expect(down.spot).toEqual({ shelf: 'columns', at: 1 });
  });
});

test('Removing takes one thing and leaves the others', () => {
  expect(remove(shelved, { shelf: 'measures', at: 1 }).measures).toEqual([
    'revenue',
    '=net_revenue / orders',
  ]);
});

describe('Other settings', () => {
  test('stay in the place of what they are of', () => {
    const edit = replace(shelved, { shelf: 'rows', at: 0 }, 'dimension:region^5');
    expect(edit.shelved?.rows).toEqual(['dimension:region^5', 'month']);
  });

  test('are refused where the same stands already', () => {
    const twice: Shelved = { ...shelved, measures: ['orders', 'orders.growth'] };
    expect(outcome(replace(twice, { shelf: 'measures', at: 0 }, 'orders.growth'))).toBe(
      'there measures',
    );
    expect(outcome(replace(shelved, { shelf: 'rows', at: 1 }, 'tier'))).toBe('there columns');
  });
});

test('A field is found whatever is shown of it', () => {
  expect(spotOf(shelved, 'dimension:region')).toEqual({ shelf: 'rows', at: 0 });
  expect(spotOf(shelved, 'orders')).toBeNull();
});

test('What a link says twice stands once', () => {
  const twice = {
    rows: ['year', 'year'],
    columns: ['year', 'month'],
    measures: ['orders', 'orders'],
  };
  expect(shelvedOf(twice)).toEqual({ rows: ['year'], columns: ['month'], measures: ['orders'] });
});
