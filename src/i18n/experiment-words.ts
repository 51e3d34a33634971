import type { Locale } from './index.ts';
import { experimentsEn, type ExperimentWords } from './en/experiments.ts';
import { experimentsZhHant } from './zh-hant/experiments.ts';

export type { ExperimentWords };

/**
 * The words of the pages around experiments. They are not among the messages of the whole app: only those
 * pages need them, and are fetched when they are opened.
 */
export const experimentWords: Readonly<Record<Locale, ExperimentWords>> = {
  en: experimentsEn,
  'zh-Hant': experimentsZhHant,
};
