import { clean } from './clean.ts';

export const genderPattern = /^[fm]$/;

const words: Readonly<Record<'f' | 'm', string>> = {
  f: 'f female woman girl lady ms mrs miss 女 女性 女生 女士 小姐 太太 여 여성 여자',
  m: 'm male man boy gentleman mr 男 男性 男生 男士 先生 남 남성 남자',
};
const known = new Map(
  Object.entries(words).flatMap(([letter, list]) => list.split(' ').map((word) => [word, letter])),
);

/** `f` or `m`; null for anything else, "other" and "unknown" included: Meta knows the two only. */
export function readGender(cell: string): string | null {
  return known.get(clean(cell).toLowerCase().replace(/\.$/, '')) ?? null;
}
