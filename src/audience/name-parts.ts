/** Family names of two characters that stand before the given name. */
const longFamilies = new Set(
  '歐陽,欧阳,司馬,司马,諸葛,诸葛,上官,司徒,東方,东方,獨孤,独孤,南宮,南宫,令狐,皇甫,慕容,尉遲,尉迟,公孫,公孙,軒轅,轩辕,夏侯,宇文,長孫,长孙,端木,張簡,张简,范姜,鍾離,钟离,佐藤,鈴木,高橋,田中,渡辺,伊藤,山本,中村,小林,加藤'.split(
    ',',
  ),
);

/** A whole name as its two parts; what can not be told apart is empty. */
export interface NameParts {
  readonly family: string;
  readonly given: string;
}

/**
 * The two parts of a whole name: `王小明` is 王 and 小明, `歐陽菲菲` 歐陽 and 菲菲, `Ann Lee` Lee and Ann, `Lee,
 * Ann` the same. A name of one Latin word is a given name. Four Chinese characters are a family name of
 * one unless the first two are a known one: married names of two families are not told apart.
 */
export function namePartsOf(name: string): NameParts {
  const text = name.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const [before, after] = text.split(/\s*,\s*/);
  if (before && after) return { family: before, given: after };
  const words = text.split(' ');
  const isCjk = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana} ]+$/u.test(
    text,
  );
  if (isCjk && words.length === 2) return { family: words[0] ?? '', given: words[1] ?? '' };
  if (isCjk && words.length === 1) {
    const characters = Array.from(text);
    const isLong = characters.length > 2 && longFamilies.has(characters.slice(0, 2).join(''));
    const length = characters.length < 2 ? 0 : isLong ? 2 : 1;
    return {
      family: characters.slice(0, length).join(''),
      given: characters.slice(length).join(''),
    };
  }
  if (words.length < 2) return { family: '', given: text };
  return { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' ') };
}
