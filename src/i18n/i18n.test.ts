import { describe, expect, test } from 'vitest';
import { errorCodes } from '../core/error.ts';
import { chooseLocale, loadMessages, locales } from './index.ts';
import { en } from './en.ts';
import { errorText } from './errors/types.ts';
import { zhHant } from './zh-hant.ts';

/** Every leaf of a dictionary with its path. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}/${key}`));
}

/** A leaf as text; functions get harmless arguments. */
function written(leaf: unknown): string {
  if (typeof leaf === 'string') return leaf;
  if (typeof leaf !== 'function') return '';
  const text: unknown = path(leaf as (...args: unknown[]) => unknown);
  return typeof text === 'string' ? text : '';
}
function path(leaf: (...args: unknown[]) => unknown): unknown {
  for (const argument of ['x', 3, {}]) {
    try {
      return leaf(argument, argument, argument, argument);
    } catch {
      continue;
    }
  }
  return '';
}

describe('messages', () => {
  test('both languages have the same keys', () => {
    const keys = (messages: unknown) =>
      leaves(messages)
        .map(([key]) => key)
        .sort();
    expect(keys(zhHant)).toEqual(keys(en));
  });

  test.each(locales)('%s: every error code says what happened and what to do', async (locale) => {
    const { errors } = await loadMessages(locale);
    for (const code of errorCodes) {
      const text = errorText(errors, code);
      expect(text, code).not.toBe(errors.unknown);
      for (const part of [text.title, text.body({}), text.action]) {
        expect(part.length, code).toBeGreaterThan(1);
        expect(part, code).not.toMatch(/undefined|NaN|null/);
      }
    }
  });

  test('an error says the name of its file', () => {
    const detail = { name: '訂單.csv' };
    expect(errorText(en.errors, 'file.empty').body(detail)).toContain('訂單.csv');
    expect(errorText(zhHant.errors, 'file.empty').body(detail)).toContain('「訂單.csv」');
  });

  test('an unheard-of code has a text all the same', () => {
    expect(errorText(en.errors, 'disk.onFire')).toBe(en.errors.unknown);
  });

  // Punctuation between Chinese characters is full-width; Latin text keeps its own.
  test('Chinese uses full-width punctuation', () => {
    const half = leaves(zhHant)
      .map(([key, leaf]) => [key, written(leaf)] as const)
      .filter(([, text]) => /\p{Script=Han}[,.:;!?()]|[,:;!?(]\p{Script=Han}/u.test(text));
    expect(half).toEqual([]);
  });

  test('plurals follow the language', () => {
    expect(en.shell.selected(1)).toBe('1 customer selected');
    expect(en.shell.selected(2851)).toBe('2,851 customers selected');
    expect(zhHant.shell.selected(2851)).toBe('已選取 2,851 位顧客');
  });

  test('the first preferred language that we speak wins', () => {
    expect(chooseLocale(['fr', 'zh-TW', 'en'])).toBe('zh-Hant');
    expect(chooseLocale(['en-GB', 'zh-TW'])).toBe('en');
    expect(chooseLocale(['fr'])).toBe('en');
  });
});
