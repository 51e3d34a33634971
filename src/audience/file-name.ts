/** The name of a file of an audience without its ending: what is known of all of its parts. */
export interface FileNaming {
  /** Id of the platform, or what the file is. */
  readonly what: string;
  /** Name of the segment. */
  readonly segment: string;
  readonly arm: string | null;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** Characters of a name that comes from a person. */
const mostLetters = 60;

/** A name like `meta_overdue-champions_A_2026-06-30_1of2.csv`; a file that is alone has no part in it. */
export function fileName(naming: FileNaming, part: number, parts: number, ending: string): string {
  const { what, segment, arm, day } = naming;
  const names = [what, safeName(segment), safeName(arm ?? ''), safeName(day)];
  if (parts > 1) names.push(`${part}of${parts}`);
  return `${names.filter((name) => name !== '').join('_')}.${ending}`;
}

/** Letters and digits of any script, with dashes for everything else: safe in every file system. */
export function safeName(text: string): string {
  const dashed = text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+/, '');
  return Array.from(dashed).slice(0, mostLetters).join('').replace(/-+$/, '');
}
