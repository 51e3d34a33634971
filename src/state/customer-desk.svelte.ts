import type { ViewState } from '../core/spec/filters.ts';

/**
 * What the pages about customers keep while the data are open, and what never stands in an address:
 * who was looked for, whether personal data are shown, and where one was in the list.
 */
export class CustomerDesk {
  /** Whether personal data are shown until the data are closed. */
  revealed = $state(false);
  search = $state('');
  /** The customer that was opened last, by key; the list comes back to them. */
  opened = $state.raw<number | null>(null);
  /** How the list was sorted and which columns it had. */
  list = $state.raw<ViewState['params']>({});
}
