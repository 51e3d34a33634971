import { expect, test } from 'vitest';
import { namePartsOf } from './name-parts.ts';

test.each([
  ['王小明', '王', '小明'],
  ['李四', '李', '四'],
  ['歐陽菲菲', '歐陽', '菲菲'],
  ['王 小明', '王', '小明'],
  ['佐藤花子', '佐藤', '花子'],
  ['김철수', '김', '철수'],
  ['Ann Lee', 'Lee', 'Ann'],
  ['Mary Ann Lee', 'Lee', 'Mary Ann'],
  ['Lee, Ann', 'Lee', 'Ann'],
  ['Ann', '', 'Ann'],
  ['王', '', '王'],
  ['', '', ''],
])('%s is the family name “%s” and the given name “%s”', (name, family, given) => {
  expect(namePartsOf(name)).toEqual({ family, given });
});
