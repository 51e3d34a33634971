import type { Messages } from '../../i18n/en.ts';
import type { BuilderDesk } from './builder-desk.svelte.ts';
import type { Leaf } from './draft.ts';

/** What a condition asks about, in a few words: the head of its row. */
export function leafName(leaf: Leaf, desk: BuilderDesk, t: Messages): string {
  const words = t.segmentBuilder;
  switch (leaf.kind) {
    case 'number':
      return words.facts[leaf.of];
    case 'day':
      return words.day[leaf.of];
    case 'group':
      return words.groups[leaf.of];
    case 'moved':
      return words.groupMoved[leaf.of];
    case 'bought': {
      const [first] = leaf.lines;
      return first ? words.boughtWhat(desk.fieldName(first.field)) : words.bought;
    }
    case 'column':
    case 'range':
      return desk.columnName(leaf.column);
    case 'birthday':
      return words.birthday;
    case 'consent':
      return words.consent;
    case 'arm':
      return words.experiment(leaf.experiment);
    case 'set':
      return words.set;
    case 'segment':
      return words.segment;
  }
}
