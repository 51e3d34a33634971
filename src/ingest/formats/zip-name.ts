import { utf8Text } from './value-text.ts';

const cp437High =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}';

/**
 * The name of an entry whose archive does not say in which encoding it is written: UTF-8 where that
 * fits, else whichever of Big5, GB18030, Shift_JIS and the old DOS code page reads most plausibly.
 */
export function decodeEntryName(bytes: Uint8Array): string {
  const utf8 = utf8Text(bytes);
  if (utf8 !== null) return utf8;
  let best = cp437(bytes);
  let bestScore = plausibility(best);
  for (const encoding of ['big5', 'gb18030', 'shift_jis']) {
    const text = decodeOrNull(bytes, encoding);
    if (text === null) continue;
    const score = plausibility(text);
    if (score <= bestScore) continue;
    best = text;
    bestScore = score;
  }
  return best;
}

/**
 * A name fit to be shown: the parts of its path without `.`, `..`, drive letters and control
 * characters. It never names a place to write to.
 */
export function safeEntryName(name: string): string {
  const parts = name
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^[A-Za-z]:/, '')
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/') || 'unnamed';
}

/** Whether an entry is something systems put into archives, not something a person did. */
export function isClutter(name: string): boolean {
  return name.split('/').some((part) => part === '__MACOSX' || part.startsWith('.'));
}

function decodeOrNull(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes as Uint8Array<ArrayBuffer>);
  } catch {
    return null;
  }
}

function cp437(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : cp437High.charAt(byte - 0x80),
  ).join('');
}

/** Characters that file names in commerce use count for an encoding, any others against it. */
const frequent = new Set(
  '訂單客戶資料會員銷售商品明細報表年月日份產出貨交易紀錄名單匯總表的一二三四五六七八九十上下半季度全部新舊' +
    '订单客户资料会员销售商品明细报表产出货交易记录名单汇总门店' +
    '注文顧客売上商品一覧会員データリスト請求書月次年度',
);

function plausibility(text: string): number {
  let score = 0;
  let letters = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    letters++;
    if (frequent.has(letter)) score += 3;
    else if (code >= 0x3041 && code <= 0x30fc) score += 2;
    else if (code >= 0x4e00 && code <= 0x9fff) score += 1;
    else if ('éèêëàâäáãåíîïóôöõúûüçñßÄÖÜÉ'.includes(letter)) score += 0.5;
    // Half-width katakana and private-use characters are what wrong decoders make of Chinese.
    else score -= 2;
  }
  return letters === 0 ? 0 : score / letters;
}
