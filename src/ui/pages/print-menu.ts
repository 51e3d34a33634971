import type { I18n } from '../i18n.ts';
import type { MenuItem } from '../kit/types.ts';
import { printPage, type Paper } from '../printing.svelte.ts';

/** Entries of the menu for exports; no table has such an id. */
const papers: Readonly<Record<string, Paper>> = {
  '*portrait': 'portrait',
  '*landscape': 'landscape',
};

/** A menu of exports with the ways to print below. */
export function withPrinting(items: readonly MenuItem[], { t }: I18n): readonly MenuItem[] {
  return [
    ...items,
    ...(items.length > 0 ? [{ kind: 'rule' } as const] : []),
    { id: '*portrait', label: t.print.portrait },
    { id: '*landscape', label: t.print.landscape },
  ];
}

/** Prints if that is what was chosen from the menu; whether it was. */
export async function printed(chosen: string): Promise<boolean> {
  const paper = papers[chosen];
  if (paper) await printPage(paper);
  return paper !== undefined;
}
