import { en } from '../i18n/en.ts';
import { createFormats } from '../i18n/format.ts';
import type { Speaking } from '../i18n/view-settings.ts';

/** The command line speaks English. */
export const english: Speaking = { locale: 'en', t: en, format: createFormats('en') };
