import { countryAliases } from './country-aliases.ts';
import { countryCodes } from './country-codes.ts';

/** Languages whose names of countries are known: Chinese as it is written in Taiwan, Hong Kong and China. */
const languages = ['en', 'zh-Hant-TW', 'zh-Hant-HK', 'zh-Hans'] as const;

/** Of the values that say something, so many have to be countries for a field to be of countries. */
const mostAre = 2 / 3;

let known: ReadonlyMap<string, string> | null = null;

/**
 * The alpha-2 code of the country or territory that a text names: by its code of two or three capital
 * letters, or by a name in English or Chinese, whatever its case, accents and punctuation. Null where it
 * names none.
 */
export function countryOf(text: string): string | null {
  known ??= namesOfCountries();
  const trimmed = text.trim();
  // Lower-case codes are words, and codes of languages.
  const code = /^[A-Z]{2,3}$/.test(trimmed) ? known.get(`#${trimmed}`) : undefined;
  return code ?? known.get(plain(trimmed)) ?? null;
}

/** What a country is called: in Chinese as in Taiwan. */
export function countryName(code: string, locale: string): string {
  return namesIn(locale === 'zh-Hant' ? 'zh-Hant-TW' : locale, 'short').of(code) ?? code;
}

/** Whether the values of a field are countries: at least two thirds of those that are not blank. */
export function areCountries(values: readonly (string | null)[]): boolean {
  const said = values.filter((value) => value !== null && value.trim() !== '');
  const found = said.filter((value) => value !== null && countryOf(value) !== null);
  return found.length > 1 && found.length >= said.length * mostAre;
}

/** Every way to write a country, as `plain` leaves it; codes behind a `#`. */
function namesOfCountries(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, code: string): void => {
    // What a short form shares with a name stays with the name: the first one counts.
    if (!names.has(name)) names.set(name, code);
  };
  for (const { alpha2, alpha3 } of countryCodes.values()) {
    names.set(`#${alpha2}`, alpha2);
    names.set(`#${alpha3}`, alpha2);
  }
  for (const style of ['long', 'short'] as const)
    for (const language of languages) {
      const own = namesIn(language, style);
      for (const code of countryCodes.keys()) add(plain(own.of(code) ?? code), code);
    }
  for (const [code, aliases] of Object.entries(countryAliases))
    for (const alias of aliases) add(plain(alias), code);
  return names;
}

function namesIn(language: string, style: 'long' | 'short'): Intl.DisplayNames {
  return new Intl.DisplayNames(language, { type: 'region', style });
}

/** A name without what people write in different ways. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replaceAll('臺', '台')
    .replaceAll('&', ' and ')
    .replaceAll('.', '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}
