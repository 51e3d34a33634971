import type { CurrentView } from './current-view.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';
import type { Selection } from './selection.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** All state of the page. */
export interface AppState {
  readonly preferences: Preferences;
  readonly workspace: Workspace;
  readonly view: CurrentView;
  readonly selection: Selection;
  /** The files of the sample shop, fetched from the page's own origin. */
  readonly fetchSample: () => Promise<readonly File[]>;
}
