import {
  decimals,
  fieldText,
  measureText,
  readField,
  readMeasure,
  type ExploreLabels,
  type Look,
  type Measure,
} from '../../analyses/explore-shelves.ts';
import { paramLabel } from '../../core/spec/analysis.ts';
import type { Messages } from '../../i18n/en.ts';
import type { MenuItem } from '../kit/types.ts';
import type { Shelved, ShelfId, Spot } from './edits.ts';
import { canFilter, comparingsOf, hasTop, tops } from './offers.ts';

/** What a choice in the menu of a chip does. */
export type ChipAction =
  | { readonly do: 'remove' | 'filter' | 'askTop' | 'askWidth' | 'askLimits' | 'editFormula' }
  | { readonly do: 'moveTo'; readonly shelf: ShelfId }
  | { readonly do: 'step'; readonly direction: 'left' | 'right' }
  /** The same thing with other settings. */
  | { readonly do: 'replace'; readonly text: string };

/** A row of the menu that does something, or a heading or rule between such rows. */
export type ChipItem =
  | {
      readonly label: string;
      readonly keys?: string;
      readonly checked?: boolean;
      readonly action: ChipAction;
    }
  | Extract<MenuItem, { readonly kind: 'heading' | 'rule' }>;

/** What the menu of a chip needs to know beside the shelves. */
export interface ChipContext {
  readonly t: Pick<Messages, 'shelves'>;
  readonly labels: ExploreLabels;
  /** Whether the view compares its dates with others. */
  readonly hasComparison: boolean;
}

/** The menu of a chip: its places, what is shown of it, and its end. */
export function chipItems(shelved: Shelved, spot: Spot, context: ChipContext): readonly ChipItem[] {
  const { shelves } = context.t;
  const { shelf, at } = spot;
  const text = shelved[shelf][at] ?? '';
  const others: Readonly<Record<ShelfId, readonly ShelfId[]>> = {
    ...{ rows: ['columns'], columns: ['rows'], measures: [] },
  };
  return [
    ...others[shelf].map((to): ChipItem => ({
      label: shelves.moveTo(paramLabel(context.labels, to)?.label ?? to),
      keys: to === 'rows' ? 'Alt ↑' : 'Alt ↓',
      action: { do: 'moveTo', shelf: to },
    })),
    ...(at > 0
      ? [item(shelves.moveLeft, { do: 'step', direction: 'left' } as const, 'Alt ←')]
      : []),
    ...(at < shelved[shelf].length - 1
      ? [item(shelves.moveRight, { do: 'step', direction: 'right' } as const, 'Alt →')]
      : []),
    ...(canFilter(text) ? [item(shelves.addToFilter, { do: 'filter' })] : []),
    item(shelves.remove, { do: 'remove' }, 'Delete'),
    ...settings(shelved, spot, text, context),
  ];
}

function settings(
  shelved: Shelved,
  spot: Spot,
  text: string,
  { t: { shelves }, labels, hasComparison }: ChipContext,
): readonly ChipItem[] {
  const field = readField(text);
  if (field?.on.kind === 'bin') return [{ kind: 'rule' }, item(shelves.width, { do: 'askWidth' })];
  if (field && hasTop(text)) {
    const offered = new Set([...tops, ...(field.top === null ? [] : [field.top])]);
    const counts = [null, ...[...offered].sort((left, right) => left - right)];
    return [
      { kind: 'rule' },
      { kind: 'heading', label: shelves.show },
      ...counts.map((top): ChipItem => ({
        label: top === null ? shelves.showAll : shelves.showTop(top),
        checked: top === field.top,
        action: { do: 'replace', text: fieldText({ on: field.on, top }) },
      })),
      item(shelves.showOther, { do: 'askTop' }),
    ];
  }
  const measure = readMeasure(text);
  if (!measure) return [];
  return [
    ...(measure.of.kind === 'formula' ? [item(shelves.editFormula, { do: 'editFormula' })] : []),
    { kind: 'rule' },
    { kind: 'heading', label: shelves.compare },
    ...comparingsOf(shelved, spot, hasComparison).map((as): ChipItem => ({
      label: labels.shelf.comparings[as],
      checked: as === measure.as,
      action: { do: 'replace', text: measureText({ of: measure.of, as }) },
    })),
    { kind: 'rule' },
    { kind: 'heading', label: shelves.digits },
    ...([undefined, 'short', ...decimals] as const).map((digits): ChipItem => ({
      label:
        digits === undefined
          ? shelves.usualDigits
          : digits === 'short'
            ? shelves.shortDigits
            : shelves.decimals(digits),
      checked: digits === measure.look?.digits,
      action: { do: 'replace', text: withDigits(measure, digits) },
    })),
    { kind: 'rule' },
    item(shelves.limits, { do: 'askLimits' }),
  ];
}

function withDigits({ of, as, look }: Measure, digits: Look['digits']): string {
  const { above, below } = look ?? {};
  return measureText({
    ...{ of, as },
    look: {
      ...(digits === undefined ? {} : { digits }),
      ...(above === undefined ? {} : { above }),
      ...(below === undefined ? {} : { below }),
    },
  });
}

function item(label: string, action: ChipAction, keys?: string): ChipItem {
  return keys === undefined ? { label, action } : { label, keys, action };
}
