import type { ColumnPlan } from '../../core/model/plan.ts';
import { dateOrders, type DateRecipe, type Recipe } from '../../core/model/recipe.ts';
import { choicesOf, type Choice } from '../../state/understand.ts';
import type { ColumnCensus } from '../../core/model/census.ts';
import { understand } from '../../state/understand.ts';
import type { ColumnProfile } from '../../ingest/types.ts';
import type { I18n } from '../i18n.ts';
import type { Option } from '../kit/types.ts';
import type { ReadingSwitch } from '../screens/understood-types.ts';
import { zoneSwitch } from './zone-props.ts';

/** What can be decided about a column: order of the day's parts, decimal mark, ROC years, time zone. */
export function switchesOf(
  column: ColumnPlan,
  profile: ColumnProfile,
  counted: ColumnCensus | null,
  i18n: I18n,
): readonly ReadingSwitch[] {
  const { recipe } = column;
  const isAsked = profile.ambiguous && !column.readingChosen;
  const cells = knownCells(profile, counted);
  const given = { recipe, cells, counted, isAsked, i18n };
  const all =
    recipe.kind === 'date'
      ? [
          readingSwitch('order', given),
          isRoc(recipe) ? null : readingSwitch('roc', given),
          zoneSwitch(recipe, cells, i18n),
        ]
      : recipe.kind === 'number'
        ? [readingSwitch('mark', given)]
        : [];
  return all.filter((one) => one !== null);
}

interface Given {
  readonly recipe: Recipe;
  readonly cells: readonly string[];
  readonly counted: ColumnCensus | null;
  readonly isAsked: boolean;
  readonly i18n: I18n;
}

/** The choices of one decision that read any cell; null where they make no difference. */
function readingSwitch(decision: Choice['decision'], given: Given): ReadingSwitch | null {
  const { recipe, cells, counted, isAsked, i18n } = given;
  const own = ownChoice(decision, recipe);
  const choices = choicesOf(recipe)
    .filter((choice) => choice.decision === decision)
    .filter((choice) => choice.id === own || readsAny(choice, given));
  const readings = (text: string): number =>
    new Set(choices.map((choice) => shown(text, choice.recipe, i18n))).size;
  const [sample = ''] = [...cells].sort((left, right) => readings(right) - readings(left));
  const losses = new Set(choices.map(({ id }) => counted?.unreadableUnder[id]));
  if (choices.length < 2 || (readings(sample) < 2 && losses.size < 2)) return null;
  return {
    id: decision,
    label: i18n.t.census.decisions[decision],
    chosen: isAsked && decision !== 'roc' ? null : own,
    options: choices.map((choice): Option => ({
      id: choice.id,
      label: labelOf(choice, i18n),
      note: [`${sample} → ${shown(sample, choice.recipe, i18n)}`, ...lost(choice, given)].join(
        ' · ',
      ),
    })),
    isAsked: isAsked && decision !== 'roc',
  };
}

/** How many cells a choice could not read, in words: of all rows, or of those known by now. */
function lost(choice: Choice, { cells, counted, i18n }: Given): readonly string[] {
  const unread =
    counted?.unreadableUnder[choice.id] ??
    cells.filter((text) => understand(text, choice.recipe).problem !== null).length;
  const { t, format } = i18n;
  return [unread > 0 ? t.census.wouldNotRead(format.integer(unread)) : t.census.wouldReadAll];
}

/** Whether a choice reads any cell but those that every order reads, for their years say what they are. */
function readsAny({ id, recipe }: Choice, { cells, counted }: Given): boolean {
  const unread = counted?.unreadableUnder[id];
  if (!counted || unread === undefined)
    return cells.some((text) => understand(text, withoutRoc(recipe)).value !== null);
  const roc = counted.rules.find(({ rule }) => rule === 'rocYear')?.cells ?? 0;
  return unread < counted.cells - counted.missing - (id.startsWith('order=') ? roc : 0);
}

function withoutRoc(recipe: Recipe): Recipe {
  return recipe.kind === 'date' ? { ...recipe, rocYears: false } : recipe;
}

function ownChoice(decision: Choice['decision'], recipe: Recipe): string {
  if (recipe.kind === 'number') return `mark=${recipe.decimalMark}`;
  if (recipe.kind !== 'date') return '';
  return decision === 'order' ? `order=${recipe.order}` : `roc=${recipe.rocYears ? 'on' : 'off'}`;
}

function labelOf({ id, decision, recipe }: Choice, { t }: I18n): string {
  if (recipe.kind === 'number') return t.review.decimalMarks[recipe.decimalMark];
  if (decision === 'roc') return id === 'roc=on' ? t.census.rocOn : t.census.rocOff;
  const order = dateOrders.find((one) => id === `order=${one}`);
  return order ? t.review.dateOrders[order] : id;
}

/** A cell as it is read, or a word for a cell that is not. */
function shown(text: string, recipe: Recipe, { t, format }: I18n): string {
  const { value } = understand(text, recipe);
  if (value === null) return t.census.unread;
  if (typeof value === 'number') return format.decimal(value, Number.isInteger(value) ? 0 : 2);
  return recipe.kind === 'date' ? format.day(value) : value;
}

/** Different cells of a column that stand for the others. */
function knownCells(profile: ColumnProfile, counted: ColumnCensus | null): readonly string[] {
  const counter = counted
    ? [
        ...counted.rules.map(({ example }) => example.text),
        ...counted.examples.map(({ text }) => text),
      ]
    : [];
  return [...new Set([...profile.sampleValues, ...counter])];
}

function isRoc({ order }: DateRecipe): boolean {
  return order === 'roc' || order === 'rocCompact';
}
