import type { CensusTaker } from './census.svelte.ts';
import type { CurrentView } from './current-view.svelte.ts';
import type { KeptData } from './kept-data.svelte.ts';
import type { Joins } from './joins.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';
import type { SavedViews } from './saved-views.svelte.ts';
import type { Selection } from './selection.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** All state of the page. */
export interface AppState {
  readonly preferences: Preferences;
  readonly workspace: Workspace;
  readonly kept: KeptData;
  /** What is understood of the files under review, over all of their rows. */
  readonly census: CensusTaker;
  /** How the tables under review meet. */
  readonly joins: Joins;
  readonly view: CurrentView;
  readonly selection: Selection;
  readonly saved: SavedViews;
  /** The files of the sample shop, fetched from the page's own origin. */
  readonly fetchSample: () => Promise<readonly File[]>;
}
