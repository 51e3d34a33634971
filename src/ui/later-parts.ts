import { loadMessages, locales } from '../i18n/index.ts';
import { nextTask } from '../core/next-task.ts';
import { loadDraw } from './chart/load.ts';

/**
 * Fetches the parts of the page that are only needed later, so that none of them is missing once
 * the connection is gone. One after the other, each in a task of its own: the page in front of the
 * user comes first. Resolves when they are here, or when one could not be fetched: it is then asked
 * for again where it is used.
 */
export async function fetchLaterParts(): Promise<void> {
  const parts: readonly (() => Promise<unknown>)[] = [
    () => import('./pages/ReviewPage.svelte'),
    () => import('./pages/CustomerPage.svelte'),
    () => import('./pages/ReconcilePage.svelte'),
    () => import('./pages/QueryPage.svelte'),
    () => import('./query/editor.ts'),
    () => import('./pages/SavedPage.svelte'),
    () => import('./boards/BoardPage.svelte'),
    () => import('./boards/AddToBoard.svelte'),
    () => import('./pages/SegmentRulesEditor.svelte'),
    () => import('./segments/SegmentsPage.svelte'),
    () => import('./segments/SegmentBuilder.svelte'),
    () => import('./experiment/ExperimentsPage.svelte'),
    () => import('./experiment/ExperimentEditor.svelte'),
    () => import('./experiment/CampaignEditor.svelte'),
    () => import('./experiment/CloserLook.svelte'),
    () => import('./experiment/SummariesPage.svelte'),
    () => import('./experiment/SummariesAlone.svelte'),
    () => import('./explore/Explore.svelte'),
    () => import('./pages/BlockPivot.svelte'),
    () => import('./kit/MenuContent.svelte'),
    () => import('./kit/PopoverContent.svelte'),
    loadDraw,
    () => import('../export/xlsx/workbook.ts'),
    () => import('../export/parquet.ts'),
    () => import('../export/arrow.ts'),
    () => import('./chart/rehearsal.ts').then(({ rehearse }) => rehearse()),
    ...locales.map((locale) => () => loadMessages(locale)),
  ];
  for (const part of parts) {
    await nextTask();
    await part().catch(() => undefined);
  }
}
