import type { SplitArm } from './plan.ts';

/** Names of groups are at most this long: they stand in names of files. */
export const longestArmName = 40;

/** The text of a group of a split: `80:A`, and `10*control` of one that is held out. */
export function armText({ name, share, isHoldout }: SplitArm): string {
  return `${share}${isHoldout ? '*' : ':'}${name}`;
}

/** Reads such a text; null where the share is no number above zero or the group has no name. */
export function readArm(text: string): SplitArm | null {
  const [, digits = '', sign = '', name = ''] =
    /^(\d{1,7}(?:\.\d{1,6})?)([:*])(.+)$/su.exec(text) ?? [];
  const share = Number(digits);
  if (!(share > 0) || Array.from(name).length > longestArmName) return null;
  return { name, share, isHoldout: sign === '*' };
}
