import { getContext, setContext } from 'svelte';
import type { Formats } from '../i18n/format.ts';
import type { Locale, Messages } from '../i18n/index.ts';

/** What a component needs to speak: the words, the formats, the locale they belong to. */
export interface I18n {
  readonly locale: Locale;
  readonly t: Messages;
  readonly format: Formats;
}

const key = Symbol('i18n');

/**
 * Gives the components below the current language. `current` is read whenever something is drawn,
 * so a language kept in `$state` switches without remounting.
 */
export function provideI18n(current: () => I18n): void {
  const live: I18n = {
    get locale() {
      return current().locale;
    },
    get t() {
      return current().t;
    },
    get format() {
      return current().format;
    },
  };
  setContext(key, live);
}

/** The current language; read its properties where they are used, do not destructure it. */
export function useI18n(): I18n {
  const live = getContext<I18n | undefined>(key);
  if (live === undefined) throw new Error('provideI18n has not been called above this component');
  return live;
}
