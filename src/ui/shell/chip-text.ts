import type { FilterUse } from './types.ts';

/** What a chip says: its own label, or how this page treats the filter instead. */
export function chipText(label: string, use: FilterUse): { text: string; unused: boolean } {
  if (use.kind === 'applied') return { text: label, unused: false };
  return { text: use.text, unused: use.kind === 'unused' };
}
