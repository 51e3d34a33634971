import { emailOf, phoneOf } from './audience-cells.ts';
import { draw, pick } from './audience-draw.ts';

/** One person of the bench's customers: what files say of them, and what is true. */
export interface CrowdPerson {
  /** The customer's identifier: each once. */
  readonly id: string;
  /** The address as the file writes it, or something that is none. */
  readonly email: string;
  /** The address in lower case; null for none. */
  readonly address: string | null;
  /** The same as Google matches it: dots and what follows a plus do not count at Gmail. */
  readonly googleAddress: string | null;
  /** The phone as the file writes it, or something that is none. */
  readonly phone: string;
  /** As E.164; null for none. */
  readonly number: string | null;
  readonly lastName: string;
  readonly firstName: string;
  readonly consent: string;
  readonly agrees: boolean;
  readonly city: string;
  /** Days before the last day of the file on which they bought, once. */
  readonly daysAgo: number;
}

/** The last day of the file, on which row 0 bought. */
export const lastDay = '2025-12-31';

const lastNames = ['陳', '林', '黃', '張', '李', '王', '吳', '劉', '蔡', '楊', 'Smith', 'Müller'];
const firstNames = ['怡君', '雅婷', '志明', '家豪', '淑芬', '冠宇', 'Anna', 'José', 'Mei-Ling'];
const cities = ['臺北市', '新北市', '桃園市', '臺中市', '臺南市', '高雄市'];
const agreeing = ['是', 'yes', 'Y', '同意', 'TRUE'];
const others = ['否', 'no', '', 'N', '?', '未同意'];

/**
 * The person of a row, the same in every run and whatever the size of the crowd. Of a hundred rows four
 * repeat an earlier person in another writing, two share the phone of one, and one writes the Gmail
 * address of one with other dots and a tag; a tenth has no address and a sixth no number.
 */
export function personAt(row: number): CrowdPerson {
  const { said, dialled } = sourcesOf(row);
  const isTwin = row % 100 === 47;
  const { email, address, googleAddress } = emailOf(said, row, isTwin);
  const { phone, number } = phoneOf(dialled, row);
  const agrees = draw(row, 3) % 100 < 72;
  const words = agrees ? agreeing : others;
  return {
    ...{ id: `C${String(row).padStart(8, '0')}`, email, address, googleAddress, phone, number },
    lastName: pick(lastNames, draw(said, 4)),
    firstName: pick(firstNames, draw(said, 5)),
    ...{ consent: pick(words, draw(row, 6)), agrees },
    city: pick(cities, draw(said, 7)),
    daysAgo: row === 0 ? 0 : draw(row, 8) % 365,
  };
}

/** Rows whose address and whose phone this one has: its own, or those of an earlier person. */
function sourcesOf(row: number): { readonly said: number; readonly dialled: number } {
  const earlier = row - 1 - 100 * Math.floor(row / 200);
  const place = row % 100;
  if (place % 25 === 7 || place === 47) return { said: earlier, dialled: earlier };
  return { said: row, dialled: place % 50 === 23 ? earlier : row };
}
