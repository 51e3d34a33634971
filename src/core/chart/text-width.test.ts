import { expect, test } from 'vitest';
import { textWidth, wrapText } from './text-width.ts';

test('An ideograph takes about twice the room of a letter', () => {
  expect(textWidth('顧客') / textWidth('abcd')).toBeCloseTo(0.9, 1);
});

test('A text is broken between words and between ideographs, into lines of about one length', () => {
  expect(wrapText('No customer or no purchase', 80, 3)).toEqual([
    'No customer',
    'or no',
    'purchase',
  ]);
  expect(wrapText('沒有顧客或未購買', 80, 3)).toEqual(['沒有顧客', '或未購買']);
  expect(wrapText('LINE 官方帳號', 40, 3)).toEqual(['LINE', '官方', '帳號']);
  expect(wrapText('LINE官方', 40, 3)).toEqual(['LINE', '官方']);
});

test('What fits is one line, and nothing is none', () => {
  expect(wrapText('官網', 80, 3)).toEqual(['官網']);
  expect(wrapText('', 80, 3)).toEqual([]);
});

test('Punctuation does not begin a line', () => {
  expect(wrapText('台北、新北', 30, 3)).toEqual(['台', '北、', '新北']);
});

test('A word that is too wide, or lines that are too many, are not broken', () => {
  expect(wrapText('extraordinarily long', 60, 3)).toBeNull();
  expect(wrapText('one two three four', 35, 3)).toBeNull();
});
