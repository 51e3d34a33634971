import { draw, pick } from './audience-draw.ts';

const names = ['wei.chen', 'yi.chun', 'meiling', 'hao_lin', 'ting-wu', 'anna.m', 'jose', 'kuan.yu'];
const domains = [
  ...['gmail.com', 'gmail.com', 'gmail.com', 'yahoo.com.tw', 'hotmail.com', 'icloud.com'],
  ...['mail.example.com.tw', 'example.org'],
] as const;
const noAddresses = ['無', 'none', 'nobody@', '@example.com', 'a b at example.com'];
const noNumbers = ['無', '-', '0900000000', '12345', 'n/a'];

/** Rows that others share something with always have all of it. */
const isShared = (row: number): boolean => row % 50 === 22 || row % 100 === 46;

/**
 * The address of the person of row `said` as row `row` writes it, and what it is; a twin writes it with
 * other dots and a tag, which only Gmail takes for the same.
 */
export function emailOf(
  said: number,
  row: number,
  isTwin: boolean,
): {
  readonly email: string;
  readonly address: string | null;
  readonly googleAddress: string | null;
} {
  const lot = draw(said, 10) % 100;
  // Whoever shares a phone has an address of their own, so that neither is the other's duplicate.
  if (!isShared(said) && said % 50 !== 23) {
    if (lot < 8) return { email: '', address: null, googleAddress: null };
    if (lot < 10)
      return { email: pick(noAddresses, draw(row, 11)), address: null, googleAddress: null };
  }
  const domain = said % 100 === 46 ? 'gmail.com' : pick(domains, draw(said, 12));
  const name = pick(names, draw(said, 13));
  const tag = domain === 'gmail.com' && lot % 10 === 3 ? '+shop' : '';
  const local = isTwin ? `${name.replace('.', '')}.${said}+new` : `${name}${said}${tag}`;
  const address = `${local}@${domain}`;
  const plain = domain === 'gmail.com' ? `${name.replaceAll('.', '')}${said}` : local;
  return { email: writtenEmail(address, row), address, googleAddress: `${plain}@${domain}` };
}

/** As forms, tills and people write addresses. */
function writtenEmail(address: string, row: number): string {
  const lot = draw(row, 14) % 200;
  if (lot < 30) return address.charAt(0).toUpperCase() + address.slice(1);
  if (lot < 40) return address.toUpperCase();
  if (lot < 48) return `${address} `;
  if (lot < 52) return ` ${address}`;
  if (lot < 54) return `${address}\u00a0`;
  if (lot < 55) return `mailto:${address}`;
  if (lot < 56) return `會員 <${address}>`;
  if (lot < 57) return address.replace('@', '＠');
  return address;
}

/** The phone of the person of row `dialled` as row `row` writes it, and its number. */
export function phoneOf(
  dialled: number,
  row: number,
): { readonly phone: string; readonly number: string | null } {
  const lot = isShared(dialled) ? 99 : draw(dialled, 20) % 100;
  if (lot < 13) return { phone: '', number: null };
  if (lot < 16) return { phone: pick(noNumbers, draw(row, 21)), number: null };
  if (lot < 26) return foreignPhone(dialled, row);
  if (lot < 30) {
    const line = String(22_000_001 + dialled);
    const end = draw(row, 22) % 3 === 0 ? ` #${draw(row, 23) % 999}` : '';
    return { phone: `(02) ${line.slice(0, 4)}-${line.slice(4)}${end}`, number: `+8862${line}` };
  }
  // One of its kind for every row: a multiple modulo a prime.
  const digits = String(10_000_000 + ((dialled * 149) % 79_999_987));
  const isRepeated = /^(\d)\1+$/.test(digits);
  return { phone: writtenMobile(`9${digits}`, row), number: isRepeated ? null : `+8869${digits}` };
}

/** Nine digits that begin with 9, as forms, tills and people write them. */
function writtenMobile(digits: string, row: number): string {
  const [head, middle, end] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  const lot = draw(row, 24) % 100;
  if (lot < 45) return `0${digits}`;
  if (lot < 65) return `0${head}-${middle}-${end}`;
  if (lot < 73) return `0${head} ${middle} ${end}`;
  if (lot < 80) return `+886 ${head} ${middle} ${end}`;
  if (lot < 86) return `+886${digits}`;
  if (lot < 90) return `886${digits}`;
  // A spreadsheet took the zero away.
  if (lot < 97) return digits;
  if (lot < 98) return `手機：0${head}-${middle}-${end}`;
  if (lot < 99) return `+886 (0)${head}-${middle}-${end}`;
  return Array.from(`0${digits}`, (digit) => '０１２３４５６７８９'.charAt(Number(digit))).join('');
}

/** A mobile of the United States, the United Kingdom, Japan or Singapore, with its code. */
function foreignPhone(
  dialled: number,
  row: number,
): { readonly phone: string; readonly number: string } {
  const nth = dialled + 1;
  const [code, national] = pick(
    [
      ['1', `415${2_000_000 + nth}`],
      ['44', String(7_400_000_000 + nth)],
      ['81', `90${10_000_000 + nth}`],
      ['65', String(90_000_000 + nth)],
    ] as const,
    draw(dialled, 25),
  );
  const [head, end] = [national.slice(0, -4), national.slice(-4)];
  const isSpaced = draw(row, 26) % 2 === 0;
  const prefix = draw(row, 27) % 8 === 0 ? '00' : '+';
  const phone = isSpaced ? `${prefix}${code} ${head}-${end}` : `${prefix}${code}${national}`;
  return { phone, number: `+${code}${national}` };
}
