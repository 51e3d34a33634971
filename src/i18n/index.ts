import type { Messages } from './en.ts';

export type { Messages } from './en.ts';

/** The languages of the workbench, equal from the first day. */
export const locales = ['en', 'zh-Hant'] as const;

export type Locale = (typeof locales)[number];

/** Whether text names one of our locales. */
export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}

/** The best of our locales for a list of preferred languages (`navigator.languages`). */
export function chooseLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    if (/^zh\b/i.test(tag)) return 'zh-Hant';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

/** Fetches the words of one locale; each is a chunk of its own. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  if (locale === 'en') return (await import('./en.ts')).en;
  return (await import('./zh-hant.ts')).zhHant;
}
