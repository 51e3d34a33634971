import type { ViewState } from '../core/spec/filters.ts';
import type { AppState } from './app.ts';
import { askOtherTabs, type Handover } from './handover.ts';
import type { KeptInfo } from './kept-data.svelte.ts';

/**
 * Opens the data that a link is to be seen on: what this page had before it was loaded again, else
 * what another tab has open, else what this device keeps, if the link can be seen on that.
 */
export async function findData(
  { workspace, kept, view }: Pick<AppState, 'workspace' | 'kept' | 'view'>,
  handedOver: Handover | null,
): Promise<void> {
  const [handover, info] = await Promise.all([handedOver ?? askOtherTabs(), kept.known()]);
  if (handover === null) {
    if (info && fits(view.state, info)) await workspace.openKept();
    return;
  }
  // The copy is there in a moment. Only one that cannot be read sends back to the files.
  const isKept = info !== null && handover.kept === info.dataVersion;
  if (isKept && ((await workspace.openKept(handover)) || workspace.error === null)) return;
  if (handover.files.length > 0)
    await workspace.open(handover.files, handover.plan, handover.sample);
}

/** Whether the data have everything that a link filters by. */
export function fits({ filters }: ViewState, info: Pick<KeptInfo, 'dimensions'>): boolean {
  return (
    filters.dimensions.every(({ dimension }) => info.dimensions.includes(dimension)) &&
    filters.customers.every((set) => fits(set.view, info))
  );
}
