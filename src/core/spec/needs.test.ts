import { expect, test } from 'vitest';
import { decodeView } from './codec.ts';
import { neededDimensions } from './needs.ts';

test.each([
  ['rfm?v=1&frequency=orders', []],
  ['overview?v=1&is.縣市=台北市&not.channel=web&is.縣市=新北市', ['縣市', 'channel']],
  ['cohorts?v=1&by=dimension:通路&unit=week', ['通路']],
  ['explore?v=1&rows=month~dimension:Sub-Category%5E10&columns=dimension:a', ['Sub-Category', 'a']],
  [
    'customers?v=1&in=%3Dweb,cohorts%3Fby%3Ddimension:channel%26is.tier%3Dgold',
    ['channel', 'tier'],
  ],
])('%s needs %j', (text, expected) => {
  expect(neededDimensions(decodeView(text).value)).toEqual(expected);
});
