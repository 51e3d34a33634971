import type { Joins } from '../core/spec/screen.ts';

/** The punctuation between texts in English. */
const en: Joins = {
  term: (name, text) => `${name}: ${text}`,
  items: (texts) => texts.join(', '),
  beside: (texts) => texts.join(' · '),
};

/** The same in Traditional Chinese, with its full-width marks. */
const zhHant: Joins = {
  term: (name, text) => `${name}：${text}`,
  items: (texts) => texts.join('、'),
  beside: (texts) => texts.join('・'),
};

export const joins = { en, 'zh-Hant': zhHant } as const;
