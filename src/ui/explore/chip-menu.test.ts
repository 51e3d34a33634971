import { expect, test } from 'vitest';
import { analysisOf } from '../../analyses/registry.ts';
import type { ExploreLabels } from '../../analyses/explore-shelves.ts';
import { en } from '../../i18n/en.ts';
import { chipItems, type ChipAction } from './chip-menu.ts';
import type { Shelved, Spot } from './edits.ts';

const labels = analysisOf('explore')?.labels.en as ExploreLabels;
const shelved: Shelved = {
  rows: ['dimension:region^7', 'month', 'bin:amount:50'],
  columns: ['tier'],
  measures: ['revenue', '=orders * 2.rank'],
};

/** The menu of a chip: its labels, a check before the one in force. */
function menu(spot: Spot): readonly string[] {
  return chipItems(shelved, spot, { t: en, labels, hasComparison: false }).map((item) =>
    'action' in item ? `${item.checked ? '✓ ' : ''}${item.label}` : item.kind,
  );
}

function actionOf(spot: Spot, label: string): ChipAction | undefined {
  const items = chipItems(shelved, spot, { t: en, labels, hasComparison: false });
  const found = items.find((item) => 'action' in item && item.label === label);
  return found && 'action' in found ? found.action : undefined;
}

test('A column of the data can be moved, filtered, removed, and cut to its top', () => {
  expect(menu({ shelf: 'rows', at: 0 })).toEqual([
    ...['Move to Columns', 'Move right', 'Add to filter', 'Remove', 'rule', 'heading'],
    ...['All values', 'Top 5 and Other', '✓ Top 7 and Other', 'Top 10 and Other'],
    ...['Top 20 and Other', 'Top 50 and Other', 'Another number…'],
  ]);
  expect(actionOf({ shelf: 'rows', at: 0 }, 'All values')).toEqual({
    do: 'replace',
    text: 'dimension:region',
  });
});

test('A period can be moved both ways, and has no top', () => {
  expect(menu({ shelf: 'rows', at: 1 })).toEqual([
    ...['Move to Columns', 'Move left', 'Move right', 'Add to filter', 'Remove'],
  ]);
});

test('Steps have a width, and what stands alone moves to the other shelf only', () => {
  expect(menu({ shelf: 'rows', at: 2 })).toContain('Width of the steps…');
  expect(menu({ shelf: 'columns', at: 0 })).toEqual(['Move to Rows', 'Add to filter', 'Remove']);
});

test('A measure offers how it is compared, a calculated one its formula as well', () => {
  const items = menu({ shelf: 'measures', at: 1 });
  expect(items).toContain('Edit the formula…');
  expect(items).toContain('✓ Rank');
  expect(items).not.toContain('Move to Rows');
  expect(actionOf({ shelf: 'measures', at: 0 }, 'Running total')).toEqual({
    do: 'replace',
    text: 'revenue.running',
  });
});

test('A measure has its decimals chosen, and keeps the limits beyond which it stands out', () => {
  const looking: Shelved = { ...shelved, measures: ['revenue#d1>1000'] };
  const items = chipItems(
    looking,
    { shelf: 'measures', at: 0 },
    {
      ...{ t: en, labels, hasComparison: false },
    },
  );
  const actions = items.flatMap((item) =>
    'action' in item && item.action.do === 'replace' && item.action.text.startsWith('revenue#')
      ? [[item.label, item.checked, item.action.text]]
      : [],
  );
  expect(actions).toEqual([
    ['As usual', false, 'revenue#>1000'],
    ['Short (1.2M)', false, 'revenue#short>1000'],
    ['Without decimals', false, 'revenue#d0>1000'],
    ['1 decimal', true, 'revenue#d1>1000'],
    ['2 decimals', false, 'revenue#d2>1000'],
    ['3 decimals', false, 'revenue#d3>1000'],
  ]);
});
