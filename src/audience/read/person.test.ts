import { expect, test } from 'vitest';
import { readGender } from './gender.ts';
import { readDevice, readHandle, readLineUser } from './ids.ts';
import { bareText, lowerName, readName } from './name.ts';
import { bareZip, readCountry, readState } from './place.ts';
import { readTags } from './text.ts';
import { readValue, valueText } from './value.ts';

test('names keep their letters, and each platform says what else it keeps', () => {
  expect(readName(' Zoë ')).toBe('Zoë');
  expect(readName('123')).toBeNull();
  expect(readName('?')).toBeNull();
  expect(lowerName('Mary Ann')).toBe('mary ann');
  expect(bareText("O'Brien-Smith, Jr.")).toBe('obriensmithjr');
  expect(bareText('王 小明')).toBe('王小明');
});

test('countries are codes in every spelling, states codes where Meta wants them', () => {
  for (const cell of ['TW', ' tw ', 'Taiwan', '台灣', '臺灣', 'TWN'])
    expect(readCountry(cell)).toBe('TW');
  expect(readCountry('UK')).toBe('GB');
  expect(readCountry('uk')).toBe('GB');
  expect(readCountry('nowhere')).toBeNull();
  expect(readState('new york', 'US')).toBe('NY');
  expect(readState('N.Y.', 'US')).toBe('NY');
  expect(readState('Ontario', 'CA')).toBe('ON');
  expect(readState('Victoria', 'AU')).toBe('VIC');
  expect(readState('Victoria', 'TW')).toBe('Victoria');
  expect(readState('-', 'US')).toBeNull();
});

test('postal codes lose spaces and dashes, American ones what follows five digits', () => {
  expect(bareZip('94035-1234', 'US')).toBe('94035');
  expect(bareZip('M1 1AE', 'GB')).toBe('m11ae');
  expect(bareZip('100-0001', 'JP')).toBe('1000001');
});

test('gender is f or m, and nothing else is made of it', () => {
  for (const cell of ['Female', 'F', '女', ' 小姐', 'Ms.']) expect(readGender(cell)).toBe('f');
  for (const cell of ['male', 'm', '男性', 'Mr']) expect(readGender(cell)).toBe('m');
  for (const cell of ['', 'other', '不公開', 'x']) expect(readGender(cell)).toBeNull();
});

test('ids have the form of their kind', () => {
  expect(readLineUser(' U4af4980629abcdef0123456789abcdef ')).toBe(
    'U4af4980629abcdef0123456789abcdef',
  );
  expect(readLineUser('U4af4980629')).toBeNull();
  expect(readDevice('00000000-0000-0000-0000-000000000000')).toBeNull();
  expect(readDevice('AECE52E7-03EE-455A-B3C4-E57283966239')).toBe(
    'aece52e7-03ee-455a-b3c4-e57283966239',
  );
  expect(readHandle('https://x.com/AdsAPI')).toBe('adsapi');
  expect(readHandle('two words')).toBeNull();
});

test('tags are separated by commas, each once', () => {
  expect(readTags('VIP；茶友、VIP | new')).toBe('VIP,茶友,new');
  expect(readTags(' , ')).toBeNull();
});

test('a value is a plain number of 0 or more; anything else is blank, not 0', () => {
  expect(valueText(1234.5)).toBe('1234.5');
  expect(valueText(0)).toBe('0');
  expect(valueText(-0)).toBe('0');
  expect(valueText(0.1 + 0.2)).toBe('0.3');
  expect(valueText(1e-9)).toBe('0');
  for (const bad of [-1, null, Number.NaN, Infinity, 1e21]) expect(valueText(bad)).toBe('');
  expect(readValue('NT$1,234.50')).toBe(1234.5);
  expect(readValue('-20')).toBe(-20);
  for (const bad of ['', 'n/a', '1,23', '12-34']) expect(readValue(bad)).toBeNull();
});
