import { expect, test } from 'vitest';
import { fileName, safeName } from './file-name.ts';

const naming = { what: 'meta', segment: 'Overdue champions', arm: 'A', day: '2026-06-30' };

test('a file is named after platform, segment, group, day and part', () => {
  expect(fileName(naming, 1, 2, 'csv')).toBe('meta_Overdue-champions_A_2026-06-30_1of2.csv');
  expect(fileName({ ...naming, arm: null }, 1, 1, 'csv')).toBe(
    'meta_Overdue-champions_2026-06-30.csv',
  );
  expect(fileName({ ...naming, segment: '逾期／冠軍' }, 1, 1, 'json')).toBe(
    'meta_逾期-冠軍_A_2026-06-30.json',
  );
});

test('a name leads out of no folder and is no longer than file systems take', () => {
  expect(safeName('../../etc/passwd')).toBe('etc-passwd');
  expect(safeName('a\\b:c*?"<>|')).toBe('a-b-c');
  expect(safeName('...')).toBe('');
  expect(Array.from(safeName('茶'.repeat(500)))).toHaveLength(60);
});
