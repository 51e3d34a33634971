import { expect, test } from 'vitest';
import { clean } from './clean.ts';

test('what nobody sees is taken away, and every space is a plain one', () => {
  expect(clean('\uFEFFanna@example.com\r')).toBe('anna@example.com');
  expect(clean('an\u200bna\u00ad\u2060')).toBe('anna');
  expect(clean('\u3000Mary\u00a0Jane\t')).toBe('Mary Jane');
  expect(clean(' \u00a0\u200b\r\n')).toBe('');
});

test('full-width letters and digits become plain ones, and parts of a letter one letter', () => {
  expect(clean('ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ')).toBe('anna@example.com');
  expect(clean('０９１２－３４５－６７８')).toBe('0912-345-678');
  expect(clean('Zoe\u0308')).toBe('Zo\u00eb');
});

test('a tidy cell stays as it is', () => {
  expect(clean('Taipei City')).toBe('Taipei City');
  expect(clean('王小明')).toBe('王小明');
});

test('the apostrophe by which a spreadsheet keeps digits as text goes; that of a name stays', () => {
  expect(clean("'0912345678")).toBe('0912345678');
  expect(clean(" '+886912345678")).toBe('+886912345678');
  expect(clean("'t Hooft")).toBe("'t Hooft");
});
