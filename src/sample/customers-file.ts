import { dateParts, type Day } from './calendar.ts';
import { csvText } from './csv.ts';
import { DIRT, fullWidthDigits, spoilCells } from './dirt.ts';
import { phoneOf } from './people.ts';
import { at, random, type Random } from './random.ts';
import type { Registration, Shop } from './shop.ts';

/** Columns of `customers.csv`. */
export const CUSTOMER_COLUMNS = [
  '會員編號',
  '姓名',
  '電子郵件',
  '手機',
  '性別',
  '生日',
  '縣市',
  '入會日期',
  '同意行銷',
  '標籤',
] as const;

/** A member's number as the files write it: `M01234`. */
export function memberId(number: number): string {
  return `M${String(number).padStart(5, '0')}`;
}

const isoDate = (of: Day): string => dateParts(of).join('-');

interface CustomerRow {
  readonly registration: Registration;
  id: string;
  name: string;
  email: string;
  phone: string;
  birthday: string;
  city: string;
  tags: string;
}

function tagsOf({ member }: Registration): string {
  const tags: string[] = [];
  if (member.visits.length >= 12) tags.push('VIP');
  if (member.taste.favourites.some((item) => item.category === '禮盒')) tags.push('送禮');
  if (member.taste.favourites.filter((item) => item.cold).length > 1) tags.push('冷泡控');
  if (member.taste.favourites.some((item) => item.category === '茶器')) tags.push('茶器');
  return tags.join(';');
}

/** The same mailbox as its owner typed it the second time: a name with capitals. */
function otherCase(email: string): string {
  return email.replace(/(^|\.)[a-z](?=.*@)/g, (letters) => letters.toUpperCase());
}

const INVALID_EMAILS: readonly ((email: string) => string)[] = [
  (email) => email.replace('@', ''),
  (email) => email.slice(0, email.indexOf('@') + 1),
  (email) => email.replace('@', '＠'),
  () => '無',
];

function spoilEmails(rows: readonly CustomerRow[]): void {
  let invalid = 0;
  for (const row of rows) {
    if (row.registration.mail === 'blank') row.email = '';
    if (row.registration.mail !== 'invalid') continue;
    row.email = at(INVALID_EMAILS, invalid++ % INVALID_EMAILS.length)(row.email);
  }
}

function spoilPhones(chance: Random, rows: readonly CustomerRow[]): void {
  spoilCells(chance, rows, DIRT.phonesWithoutZero, (row) =>
    row.phone.startsWith('0')
      ? () => {
          row.phone = row.phone.replaceAll('-', '').slice(1);
        }
      : null,
  );
  spoilCells(chance, rows, DIRT.phonesFullWidth, (row) =>
    row.phone.startsWith('0')
      ? () => {
          row.phone = fullWidthDigits(row.phone);
        }
      : null,
  );
}

function spoilBirthdays(chance: Random, rows: readonly CustomerRow[]): void {
  const respell = (count: number, spell: (y: number, m: string, d: string) => string): void =>
    spoilCells(chance, rows, count, (row) => {
      const birthday = row.registration.member.person.birthday;
      if (birthday === null || row.birthday !== isoDate(birthday)) return null;
      const [year, month, date] = dateParts(birthday);
      return () => {
        row.birthday = spell(Number(year), month, date);
      };
    });
  respell(DIRT.birthdaysRocSlashed, (y, m, d) => `${y - 1911}/${m}/${d}`);
  respell(DIRT.birthdaysRocWords, (y, m, d) => `民國${y - 1911}年${Number(m)}月${Number(d)}日`);
  respell(DIRT.birthdaysSlashed, (y, m, d) => `${y}/${Number(m)}/${Number(d)}`);
}

/** `customers.csv`: one row per registration, in the order of joining. */
export function customersFile(seed: number, shop: Shop): string {
  const chance = random(seed, 'customer dirt');
  const rows = shop.registrations.map((registration): CustomerRow => {
    const { member, number, twinOf } = registration;
    const { person } = member;
    return {
      registration,
      id: memberId(number),
      name: person.name,
      email: twinOf === null ? person.email : otherCase(person.email),
      phone: chance.chance(0.03) ? '' : phoneOf(twinOf ?? number),
      birthday: person.birthday === null ? '' : isoDate(person.birthday),
      city: person.city,
      tags: tagsOf(registration),
    };
  });

  spoilEmails(rows);
  spoilPhones(chance, rows);
  spoilBirthdays(chance, rows);
  spoilCells(chance, rows, DIRT.namesTrailingSpace, (row) => () => {
    row.name += chance.chance(0.3) ? '  ' : ' ';
  });
  spoilCells(chance, rows, DIRT.blankCities, (row) => () => {
    row.city = '';
  });

  return csvText(
    CUSTOMER_COLUMNS,
    rows.map((row) => {
      const { member, joined } = row.registration;
      return [
        row.id,
        row.name,
        row.email,
        row.phone,
        member.person.gender,
        row.birthday,
        row.city,
        isoDate(joined),
        member.person.consent,
        row.tags,
      ];
    }),
  );
}
