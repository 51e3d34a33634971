import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { needsCountry, readPhone } from './phone.ts';

describe('a phone number', () => {
  test.each([
    ['0912-345-678', 'TW', '+886912345678'],
    ['912345678', 'TW', '+886912345678'],
    ['０９１２ ３４５ ６７８', 'TW', '+886912345678'],
    ['+886 (0)912-345-678', 'TW', '+886912345678'],
    ['886912345678', 'TW', '+886912345678'],
    ['00886912345678', null, '+886912345678'],
    ['+00886912345678', null, '+886912345678'],
    ['(02) 2345-6789 分機 123', 'TW', '+886223456789'],
    ['02-2345-6789#123', 'TW', '+886223456789'],
    ['02-2345-6789 ext. 12', 'TW', '+886223456789'],
    ['03-1234-5678 內線12', 'JP', '+81312345678'],
    ['03-1234-5678 内線12', 'JP', '+81312345678'],
    ['0912345678x123', 'TW', '+886912345678'],
    ['手機：0912345678', 'TW', '+886912345678'],
    ['0912345678（媽媽）', 'TW', '+886912345678'],
    ['0900000000 / 0987-654-321', 'TW', '+886987654321'],
    ['0912345678、0987654321', 'TW', '+886912345678'],
    ['0912345678 0987654321', 'TW', '+886912345678'],
    ['0912345678\n0987654321', 'TW', '+886912345678'],
    ['+81 90-1234-5678', 'TW', '+819012345678'],
    ['(650) 555-1212', 'US', '+16505551212'],
  ])('%j in %s is %s', (cell, country, number) => expect(readPhone(cell, country)).toBe(number));

  test.each([
    ...['0900000000', '0000000000', '1111111111', '0911111111', '+886 900 000 000'],
    ...[
      '',
      '-',
      '119',
      'A123456789',
      '0212345678',
      '2345678',
      '09123456',
      'anna@example.com',
      '12-34',
    ],
  ])('%j is none in TW', (cell) => expect(readPhone(cell, 'TW')).toBeNull());

  test('without a code is never given a country', () => {
    expect(readPhone('0912345678', null)).toBeNull();
    expect(needsCountry('0912-345-678')).toBe(true);
    expect(needsCountry('+886912345678')).toBe(false);
    expect(needsCountry('0900000000')).toBe(false);
    expect(needsCountry('none')).toBe(false);
  });

  test('is the same by the short way for Taiwanese mobiles as by the library', () => {
    const digits = fc.stringMatching(/^9\d{8}$/);
    const lead = fc.constantFrom('0', '', '+886', '886');
    fc.assert(
      fc.property(digits, lead, (rest, before) => {
        // Placeholders are ours: the library takes them for numbers.
        fc.pre(!/(\d)\1{7}$/.test(rest));
        const found = parsePhoneNumberFromString(before + rest, {
          ...{ defaultCountry: 'TW', extract: false },
        });
        expect(readPhone(before + rest, 'TW')).toBe(found?.isValid() ? found.number : null);
      }),
      { numRuns: 2000 },
    );
  });

  test('that is read is one that the library holds for possible somewhere', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+0-9 ()/x#-]{0,24}$/), (cell) => {
        const number = readPhone(cell, 'TW');
        if (number !== null) {
          expect(number).toMatch(/^\+[1-9]\d{6,14}$/);
          expect(parsePhoneNumberFromString(number)?.isValid()).toBe(true);
          expect(readPhone(number, null)).toBe(number);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
