import type { ChartTheme } from '../core/chart/tokens.ts';
import type { Theme } from './kit/types.ts';

/** What the page looks like when the choice is `theme` and the device prefers dark or not. */
export function resolveTheme(theme: Theme, prefersDark: boolean): ChartTheme {
  if (theme !== 'system') return theme;
  return prefersDark ? 'dark' : 'light';
}

/** Makes the stylesheet follow a choice. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}
