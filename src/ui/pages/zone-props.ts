import type { DateRecipe } from '../../core/model/recipe.ts';
import { understand } from '../../state/understand.ts';
import type { I18n } from '../i18n.ts';
import type { Option } from '../kit/types.ts';
import type { ReadingSwitch } from '../screens/understood-types.ts';

/** Zones that are offered beside the browser's own. */
const common = [
  'UTC',
  'Asia/Taipei',
  'Asia/Hong_Kong',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
];
const asWritten = 'zone=';

/** Where the days of a column begin; null for a column without times of day. */
export function zoneSwitch(
  recipe: DateRecipe,
  cells: readonly string[],
  i18n: I18n,
): ReadingSwitch | null {
  const { t, format } = i18n;
  const timed = cells.filter((text) => understand(text, recipe).rules.includes('timeOfDay'));
  if (timed.length === 0 && !recipe.zone) return null;
  const isStated = (text: string): boolean => understand(text, recipe).rules.includes('zoneStated');
  const isNaive = timed.some((text) => !isStated(text));
  const { zone: own, ...written } = recipe;
  const option = (naive: string, days: string): Option => {
    const as = { ...written, zone: { naive, days } };
    const moved =
      timed.find((text) => understand(text, as).rules.includes('dayMoved')) ?? timed[0] ?? '';
    const { value } = understand(moved, as);
    return {
      id: `${asWritten}${naive}>${days}`,
      label: isNaive ? t.census.naiveZone(naive, days) : t.census.daysOf(days),
      note: value === null ? undefined : `${moved} → ${format.day(String(value))}`,
    };
  };
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([here, ...common, ...(own ? [own.days] : [])])];
  const options = [
    ...zones.filter((days) => days !== 'UTC' || !isNaive).map((days) => option('UTC', days)),
    ...(isNaive
      ? zones
          .filter((naive) => naive !== here && naive !== 'UTC')
          .map((naive) => option(naive, here))
      : []),
  ];
  const chosen = own ? `${asWritten}${own.naive}>${own.days}` : asWritten;
  if (own && !options.some(({ id }) => id === chosen)) options.push(option(own.naive, own.days));
  return {
    id: 'zone',
    label: t.census.decisions.zone,
    chosen,
    options: [{ id: asWritten, label: t.census.dayAsWritten }, ...options],
    isAsked: false,
  };
}
