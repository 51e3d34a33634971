import type { Locale } from '../../core/spec/analysis.ts';
import { customerGroups as en, type CustomerGroupWords } from '../../core/words/en.ts';
import { customerGroups as zhHant } from '../../core/words/zh-hant.ts';

/** The names of tiers and segments in every language. */
export const groupWords: Readonly<Record<Locale, CustomerGroupWords>> = { en, 'zh-Hant': zhHant };
