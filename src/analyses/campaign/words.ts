import { segmentIds } from '../../core/model/rfm-segments.ts';
import type { CampaignLabels } from './labels/en.ts';
import { tierId, type CampaignMark } from './marks.ts';
import { stratumAt } from './strata.ts';
import type { Trait } from './who-view.ts';

/** What the campaign is called inside a sentence. */
export function nameOf({ name }: { readonly name: string }, labels: CampaignLabels): string {
  return name === '' ? labels.unnamed : name;
}

/** A stratum in words: “Champions, quarter 4”. */
export function stratumName(place: number, labels: CampaignLabels): string {
  const { segment, quarter } = stratumAt(place);
  const id = segmentIds[segment];
  return labels.stratum(id ? labels.groups.segment[id] : '', quarter);
}

/** The value of a trait in words. */
export function traitValue(
  { field, value, name }: Pick<Trait, 'field' | 'value' | 'name'>,
  labels: CampaignLabels,
): string {
  switch (field) {
    case 'newness':
      return labels.newness[value === 'new' ? 'new' : 'existing'];
    case 'tier': {
      const names: Readonly<Record<string, string>> = labels.groups.tier;
      return value === '-1' ? labels.neverBefore : (names[tierId(value)] ?? value);
    }
    case 'item':
      return name ?? value;
  }
}

/** A mark in words: “Reached: compared”. */
export function markName(mark: CampaignMark | null, labels: CampaignLabels): string {
  if (!mark) return labels.sides.reached;
  const side = labels.sides[mark.side];
  switch (mark.kind) {
    case 'side':
      return mark.part === null ? side : labels.sideMark(side, labels.parts[mark.part]);
    case 'stratum':
      return labels.sideMark(side, stratumName(mark.stratum, labels));
    case 'who':
      return labels.sideMark(side, traitValue({ ...mark, name: null }, labels));
  }
}
