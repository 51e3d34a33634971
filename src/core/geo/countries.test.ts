import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { areCountries, countryName, countryOf } from './countries.ts';
import { countryCodes } from './country-codes.ts';
import { smallCountries } from './small-countries.ts';

/** The countries of the UCI data set Online Retail as its file writes them, with their codes by hand. */
const retail: Readonly<Record<string, string | null>> = {
  ...{ Australia: 'AU', Austria: 'AT', Bahrain: 'BH', Belgium: 'BE', Brazil: 'BR', Canada: 'CA' },
  ...{ 'Channel Islands': null, Cyprus: 'CY', 'Czech Republic': 'CZ', Denmark: 'DK', EIRE: 'IE' },
  ...{ 'European Community': null, Finland: 'FI', France: 'FR', Germany: 'DE', Greece: 'GR' },
  ...{ 'Hong Kong': 'HK', Iceland: 'IS', Israel: 'IL', Italy: 'IT', Japan: 'JP', Lebanon: 'LB' },
  ...{ Lithuania: 'LT', Malta: 'MT', Netherlands: 'NL', Norway: 'NO', Poland: 'PL' },
  ...{ Portugal: 'PT', RSA: 'ZA', 'Saudi Arabia': 'SA', Singapore: 'SG', Spain: 'ES' },
  ...{ Sweden: 'SE', Switzerland: 'CH', USA: 'US', 'United Arab Emirates': 'AE' },
  ...{ 'United Kingdom': 'GB', Unspecified: null },
};

describe('a country', () => {
  test.each(Object.entries(retail))('of Online Retail, %s, is %s', (name, code) => {
    expect(countryOf(name)).toBe(code);
  });

  test.each([
    ...[['台灣', 'TW'] as const, ['臺灣', 'TW'] as const, ['中華民國', 'TW'] as const],
    ...[['南韓', 'KR'] as const, ['韓國', 'KR'] as const, ['義大利', 'IT'] as const],
    ...[['意大利', 'IT'] as const, ['沙特阿拉伯', 'SA'] as const, ['香港', 'HK'] as const],
    ...[['紐西蘭', 'NZ'] as const, ['新西蘭', 'NZ'] as const, ['德国', 'DE'] as const],
    ...[['TWN', 'TW'] as const, ['GB', 'GB'] as const, [' U.S.A. ', 'US'] as const],
    ...[['taiwan (r.o.c.)', 'TW'] as const, ['CÔTE D’IVOIRE', 'CI'] as const],
    ...[['Trinidad and Tobago', 'TT'] as const, ['the Netherlands', 'NL'] as const],
    ...[['Turkey', 'TR'] as const, ['Georgia', 'GE'] as const, ['ＪＡＰＡＮ', 'JP'] as const],
  ])('written %s is %s', (name, code) => {
    expect(countryOf(name)).toBe(code);
  });

  test.each(['', 'de', 'Scotland', 'Europe', '歐洲', 'ZZ', 'EU', 'n/a', '高雄市', '__proto__'])(
    'is not told of %j',
    (text) => {
      expect(countryOf(text)).toBeNull();
    },
  );

  test('is found again by its codes and its names in both languages', () => {
    for (const { alpha2, alpha3 } of countryCodes.values()) {
      expect(countryOf(alpha2)).toBe(alpha2);
      expect(countryOf(alpha3)).toBe(alpha2);
      for (const locale of ['en', 'zh-Hant'])
        expect(countryOf(countryName(alpha2, locale)), alpha2).toBe(alpha2);
    }
  });

  test('is called as in Taiwan', () => {
    const codes = ['TW', 'HK', 'KR', 'IT', 'SA'];
    expect(codes.map((code) => countryName(code, 'zh-Hant'))).toEqual([
      ...['台灣', '香港', '南韓', '義大利', '沙烏地阿拉伯'],
    ]);
    expect(countryName('TW', 'en')).toBe('Taiwan');
  });
});

describe('a field is of countries', () => {
  test('where most of its values are', () => {
    expect(areCountries(Object.keys(retail))).toBe(true);
    expect(areCountries(['台灣', '日本', null, '其他'])).toBe(true);
  });

  test('and not where they only look like it', () => {
    // The states of the USA by their postal codes: 26 of the 50 are codes of countries too.
    const states =
      'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY';
    expect(areCountries(states.split(' '))).toBe(false);
    expect(areCountries(['門市', '官網', 'LINE'])).toBe(false);
    expect(areCountries(['United States'])).toBe(false);
    expect(areCountries([null, ''])).toBe(false);
  });
});

describe('the table of codes', () => {
  const world = JSON.parse(
    readFileSync(
      new URL('../../../node_modules/world-atlas/countries-110m.json', import.meta.url),
      'utf8',
    ),
  ) as { objects: { countries: { geometries: readonly { id?: string }[] } } };
  const shapes = new Set(world.objects.countries.geometries.map(({ id }) => id));

  test('has every country of ISO 3166-1, and Kosovo', () => {
    expect(countryCodes.size).toBe(249 + 1);
    const all = [...countryCodes.values()];
    expect(new Set(all.map(({ alpha3 }) => alpha3)).size).toBe(250);
    expect(new Set(all.map(({ numeric }) => numeric)).size).toBe(250);
  });

  test('finds each on the map: as a shape, or as a dot where it is too small', () => {
    for (const { alpha2, numeric } of countryCodes.values())
      // The map data give Kosovo no code.
      expect(Number(shapes.has(numeric)) + Number(smallCountries.has(alpha2)), alpha2).toBe(
        alpha2 === 'XK' ? 0 : 1,
      );
  });

  test('lets small ones lie where they are', () => {
    // Degrees by Wikipedia.
    for (const [code, longitude, latitude] of [
      ...[['SG', 103.8, 1.3] as const, ['HK', 114.2, 22.3] as const],
      ...[['MT', 14.4, 35.9] as const, ['BH', 50.5, 26] as const],
    ]) {
      expect(smallCountries.get(code)?.longitude).toBeCloseTo(longitude, 0);
      expect(smallCountries.get(code)?.latitude).toBeCloseTo(latitude, 0);
    }
  });
});
