import type { Locale } from '../../i18n/index.ts';
import type { Theme } from '../kit/types.ts';

/** What every screen offers around its content. */
export interface Chrome {
  readonly theme: Theme;
  readonly onlocale: (locale: Locale) => void;
  readonly ontheme: (theme: Theme) => void;
  readonly onprivacy: () => void;
}

/** What can be read, as written for people and as the file chooser wants it. */
export const readableFormats: readonly string[] = ['CSV', 'TSV', 'TXT', '.gz'];
export const acceptedFiles =
  '.csv,.tsv,.txt,.gz,.json,text/csv,text/tab-separated-values,text/plain,application/gzip,application/json';
