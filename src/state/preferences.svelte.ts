import { chooseLocale, isLocale, loadMessages, type Locale, type Messages } from '../i18n/index.ts';
import { createFormats, type Formats } from '../i18n/format.ts';

export type Theme = 'light' | 'dark' | 'system';

const keys = {
  locale: 'regulars.locale',
  theme: 'regulars.theme',
  singleKeys: 'regulars.single-keys',
  keepsData: 'regulars.keep-data',
} as const;

/** Language and theme of this device. They never stand in a link: a recipient has their own. */
export class Preferences {
  locale = $state.raw<Locale>('en');
  messages = $state.raw<Messages | null>(null);
  theme = $state.raw<Theme>('system');
  /** What "system" means at the moment. */
  systemIsDark = $state.raw(false);
  /** Whether single letters are shortcuts. */
  singleKeys = $state.raw(true);
  /** Whether open data are kept on this device. */
  keepsData = $state.raw(false);
  readonly formats: Formats = $derived(createFormats(this.locale));

  get isDark(): boolean {
    return this.theme === 'system' ? this.systemIsDark : this.theme === 'dark';
  }

  /** Reads what the device keeps, or what the browser prefers, and loads the words. */
  async restore(): Promise<void> {
    const kept = read(keys.locale);
    const theme = read(keys.theme);
    if (theme === 'light' || theme === 'dark') this.theme = theme;
    this.singleKeys = read(keys.singleKeys) !== 'no';
    this.restoreKeepsData();
    const media = matchMedia('(prefers-color-scheme: dark)');
    this.systemIsDark = media.matches;
    media.addEventListener('change', ({ matches }) => (this.systemIsDark = matches));
    await this.setLocale(
      kept !== null && isLocale(kept) ? kept : chooseLocale(navigator.languages),
      false,
    );
  }

  async setLocale(locale: Locale, keep = true): Promise<void> {
    this.messages = await loadMessages(locale);
    this.locale = locale;
    if (keep) write(keys.locale, locale);
  }

  setSingleKeys(on: boolean): void {
    this.singleKeys = on;
    write(keys.singleKeys, on ? 'yes' : 'no');
  }

  /** Keeping is asked for and never assumed; where it is off, not even that is written down. */
  setKeepsData(on: boolean): void {
    this.keepsData = on;
    write(keys.keepsData, on ? 'yes' : null);
  }

  /** Reads the choice again: another tab may have changed it. */
  restoreKeepsData(): void {
    this.keepsData = read(keys.keepsData) === 'yes';
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    write(keys.theme, theme);
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The choice lasts for this visit only.
  }
}
