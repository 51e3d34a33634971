import { loadMessages, locales } from '../i18n/index.ts';

/**
 * Fetches the parts of the page that are only needed later, so that none of them is missing once
 * the connection is gone. Resolves when they are here, or when one could not be fetched: it is then
 * asked for again where it is used.
 */
export async function fetchLaterParts(): Promise<void> {
  await Promise.allSettled([
    import('./pages/ReviewPage.svelte'),
    import('./kit/MenuContent.svelte'),
    import('./kit/PopoverContent.svelte'),
    import('./chart/draw.ts'),
    ...locales.map(loadMessages),
  ]);
}
