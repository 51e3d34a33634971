import { readField } from '../../analyses/explore-shelves.ts';
import type { PageOffers } from '../shell/page-offers.svelte.ts';
import type { Command } from '../shell/types.ts';
import type { ShelfDesk } from './desk.svelte.ts';
import { shelfIds, type ShelfId } from './edits.ts';
import { canFilter, offersOf } from './offers.ts';

/** What the shelves add to the palette (every field and measure, every move) and to the list of keys. */
export function deskOffers(desk: ShelfDesk): PageOffers {
  const { screen, i18n } = desk.context;
  const { shelves } = i18n.t;
  const { keys } = shelves;
  const group = screen.labels.title;
  const command = (id: string, label: string, run: () => void): Command => ({
    ...{ id: `shelf-${id}`, label, group, run },
  });
  const addTo = (text: string, shelf: ShelfId): Command =>
    command(
      `add-${shelf}-${text}`,
      shelf === 'measures'
        ? shelves.addWhat(desk.nameOf(text))
        : shelves.addWhatTo(desk.nameOf(text), desk.shelfName(shelf)),
      () => void desk.add(text, shelf),
    );
  const offered = offersOf(screen.data.model, desk.shelved, desk.widths)
    .flatMap(({ texts }) => texts)
    .filter((text) => desk.spotOf(text) === null)
    .flatMap((text) =>
      readField(text) ? [addTo(text, 'rows'), addTo(text, 'columns')] : [addTo(text, 'measures')],
    );
  const removals = shelfIds.flatMap((shelf) =>
    desk.shelved[shelf].map((text, at) =>
      command(`remove-${shelf}-${text}`, shelves.removeWhat(desk.nameOf(text)), () =>
        desk.takeOff({ shelf, at }),
      ),
    ),
  );
  const filters = offersOf(screen.data.model, desk.shelved, desk.widths)
    .flatMap(({ texts }) => texts)
    .filter(canFilter)
    .map((text) =>
      command(`filter-${text}`, shelves.filterBy(desk.nameOf(text)), () => desk.filter(text)),
    );
  return {
    commands: [
      ...removals,
      ...offered,
      ...filters,
      command('formula', shelves.newMeasure, () => {
        desk.ask({ kind: 'formula', spot: null });
      }),
    ],
    shortcuts: [
      {
        label: keys.group,
        shortcuts: [
          { keys: '/', label: keys.search },
          { keys: 'Alt ← →', label: keys.along },
          { keys: 'Alt ↑ ↓', label: keys.between },
          { keys: 'Enter', label: keys.menu },
          { keys: 'Delete', label: keys.remove },
          { keys: 'Shift F10', label: keys.act },
        ],
      },
    ],
  };
}
