import type { AudienceHelper } from './audience/audience-helper.ts';
import type { Ledger } from './audience/ledger.svelte.ts';
import type { CensusTaker } from './census.svelte.ts';
import type { CurrentView } from './current-view.svelte.ts';
import type { KeptData } from './kept-data.svelte.ts';
import type { Inspector } from './inspector.ts';
import type { Joins } from './joins.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';
import type { SavedViews } from './saved-views.svelte.ts';
import type { Segments } from './segments.svelte.ts';
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
  readonly segments: Segments;
  /** What makes the files of audiences, what reads lists of people, and what was exported. */
  readonly audience: {
    readonly helper: AudienceHelper;
    readonly inspector: Inspector;
    readonly ledger: Ledger;
  };
  /** The files of the sample shop, fetched from the page's own origin. */
  readonly fetchSample: () => Promise<readonly File[]>;
}
