import {
  kindText,
  measureText,
  mostFields,
  mostMeasures,
  readField,
  readMeasure,
} from '../../analyses/explore-shelves.ts';

export const shelfIds = ['rows', 'columns', 'measures'] as const;
export type ShelfId = (typeof shelfIds)[number];

/** The texts on every shelf, as the parameters of the same names hold them. */
export type Shelved = Readonly<Record<ShelfId, readonly string[]>>;

/** The shelves of parameters; what a link says twice stands once. */
export function shelvedOf({ rows, columns, measures }: Shelved): Shelved {
  return {
    rows: [...new Set(rows)],
    columns: [...new Set(columns)].filter((text) => !rows.includes(text)),
    measures: [...new Set(measures)],
  };
}

/** A place on a shelf, from 0; as a target it is the gap before that place. */
export interface Spot {
  readonly shelf: ShelfId;
  readonly at: number;
}

/** Where a key sends what has the focus: along its shelf, or to the shelf above or below. */
export type Direction = 'left' | 'right' | 'up' | 'down';

/** Why nothing was changed. `shelf` is the one that is full, or where the same thing stands already. */
export interface Refusal {
  readonly reason: 'full' | 'there' | 'wrongShelf' | 'end' | 'noShelf';
  readonly shelf: ShelfId;
}

/** What an edit comes to: the shelves and where the thing stands now, or why they stay as they are. */
export type Edit =
  | { readonly shelved: Shelved; readonly spot: Spot; readonly refusal: null }
  | { readonly shelved: null; readonly spot: null; readonly refusal: Refusal };

/** How many things a shelf holds. */
export function mostOn(shelf: ShelfId): number {
  return shelf === 'measures' ? mostMeasures : mostFields;
}

/** Whether a shelf holds things of this sort: fields on rows and columns, measures on the third. */
export function belongsOn(text: string, shelf: ShelfId): boolean {
  return shelf === 'measures' ? readMeasure(text) !== null : readField(text) !== null;
}

/** Where a thing stands, whatever its settings; null where it is on no shelf. */
export function spotOf(shelved: Shelved, text: string): Spot | null {
  for (const shelf of shelfIds) {
    const at = shelved[shelf].findIndex((own) => identity(own, shelf) === identity(text, shelf));
    if (at >= 0 && belongsOn(text, shelf)) return { shelf, at };
  }
  return null;
}

/** Puts a thing on a shelf, at its end if no place is named. */
export function add(shelved: Shelved, text: string, shelf: ShelfId, at?: number): Edit {
  if (!belongsOn(text, shelf)) return refused('wrongShelf', shelf);
  const there = spotOf(shelved, text);
  if (there) return refused('there', there.shelf);
  if (shelved[shelf].length >= mostOn(shelf)) return refused('full', shelf);
  const place = Math.min(at ?? Infinity, shelved[shelf].length);
  return done(
    { ...shelved, [shelf]: shelved[shelf].toSpliced(place, 0, text) },
    { shelf, at: place },
  );
}

/** Takes a thing from its place into the gap at another; both may be on one shelf. */
export function move(shelved: Shelved, from: Spot, to: Spot): Edit {
  const text = shelved[from.shelf][from.at];
  if (text === undefined || !belongsOn(text, to.shelf)) return refused('wrongShelf', to.shelf);
  const without = remove(shelved, from);
  const isSame = from.shelf === to.shelf;
  if (!isSame && without[to.shelf].length >= mostOn(to.shelf)) return refused('full', to.shelf);
  const gap = isSame && to.at > from.at ? to.at - 1 : to.at;
  const at = Math.max(0, Math.min(gap, without[to.shelf].length));
  return done(
    { ...without, [to.shelf]: without[to.shelf].toSpliced(at, 0, text) },
    { shelf: to.shelf, at },
  );
}

/** Moves a thing by one place, or to the end of the neighbouring shelf. */
export function step(shelved: Shelved, from: Spot, direction: Direction): Edit {
  const along = { left: -1, right: 2 };
  if (direction === 'left' || direction === 'right') {
    const at = from.at + along[direction];
    return at < 0 || at > shelved[from.shelf].length
      ? refused('end', from.shelf)
      : move(shelved, from, { shelf: from.shelf, at });
  }
  const shelf = shelfIds[shelfIds.indexOf(from.shelf) + (direction === 'up' ? -1 : 1)];
  return shelf === undefined
    ? refused('noShelf', from.shelf)
    : move(shelved, from, { shelf, at: shelved[shelf].length });
}

export function remove(shelved: Shelved, { shelf, at }: Spot): Shelved {
  return { ...shelved, [shelf]: shelved[shelf].toSpliced(at, 1) };
}

/** Puts a thing with other settings into the place of itself; another like it must not be there. */
export function replace(shelved: Shelved, spot: Spot, text: string): Edit {
  if (!belongsOn(text, spot.shelf)) return refused('wrongShelf', spot.shelf);
  const there = spotOf(remove(shelved, spot), text);
  if (there) return refused('there', there.shelf);
  return done({ ...shelved, [spot.shelf]: shelved[spot.shelf].with(spot.at, text) }, spot);
}

/**
 * A field is the same whatever is shown of it, and a measure however it looks; one that is compared
 * otherwise is another one.
 */
function identity(text: string, shelf: ShelfId): string {
  const field = shelf === 'measures' ? null : readField(text);
  if (field) return kindText(field.on);
  const measure = readMeasure(text);
  return measure ? measureText({ of: measure.of, as: measure.as }) : text;
}

function done(shelved: Shelved, spot: Spot): Edit {
  return { shelved, spot, refusal: null };
}

function refused(reason: Refusal['reason'], shelf: ShelfId): Edit {
  return { shelved: null, spot: null, refusal: { reason, shelf } };
}
