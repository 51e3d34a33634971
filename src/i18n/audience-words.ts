import type { Locale } from './index.ts';
import { audienceEn, type AudienceWords } from './en/audience.ts';
import { audienceZhHant } from './zh-hant/audience.ts';

export type { AudienceWords };

/**
 * The words of the page that exports audiences. They are not among the messages of the whole app: only
 * that page needs them, and it is fetched when it is opened.
 */
export const audienceWords: Readonly<Record<Locale, AudienceWords>> = {
  en: audienceEn,
  'zh-Hant': audienceZhHant,
};
