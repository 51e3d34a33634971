import { day, type Day } from './calendar.ts';
import { at, type Random } from './random.ts';

/** An invented person, as the shop's member system would know them, without any dirt yet. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly gender: string;
  readonly birthday: Day | null;
  readonly city: string;
  readonly consent: '是' | '否' | '';
}

const SURNAMES = (
  '陳chen 林lin 黃huang 張chang 李lee 王wang 吳wu 劉liu 蔡tsai 楊yang 許hsu 鄭cheng 謝hsieh 郭kuo ' +
  '洪hung 曾tseng 邱chiu 廖liao 賴lai 周chou 葉yeh 蘇su 莊chuang 江chiang 呂lu 何ho 羅lo 高kao'
).split(' ');
const GIVEN_FIRST = (
  '怡yi 雅ya 淑shu 美mei 佳chia 宜yi 婉wan 欣hsin 思szu 子tzu 承cheng 冠kuan 宗tsung 志chih 俊chun ' +
  '建chien 柏po 品pin 詩shih 靜ching 明ming 文wen 秀hsiu 家chia'
).split(' ');
const GIVEN_LAST = (
  '君chun 婷ting 芬fen 玲ling 慧hui 蓉jung 涵han 萱hsuan 翰han 宇yu 豪hao 偉wei 傑chieh 銘ming 霖lin ' +
  '安an 恩en 廷ting 華hua 真chen 妤yu 儀yi 瑜yu 維wei'
).split(' ');

/** Reserved for examples by RFC 2606: no message to these can reach anybody. */
export const MAIL_DOMAINS = ['example.com', 'mail.example', 'post.example', 'tea.example'] as const;

const CITIES: readonly (readonly [string, number])[] = [
  ['台北市', 24],
  ['新北市', 22],
  ['台中市', 14],
  ['高雄市', 11],
  ['桃園市', 10],
  ['台南市', 8],
  ['新竹市', 4],
  ['彰化縣', 3],
  ['嘉義市', 3],
  ['南投縣', 3],
  ['屏東縣', 2],
  ['宜蘭縣', 2],
  ['花蓮縣', 2],
  ['基隆市', 1],
  ['台東縣', 1],
  ['澎湖縣', 0.4],
  ['金門縣', 0.3],
];

const split = (entry: string): readonly [string, string] => [entry.slice(0, 1), entry.slice(1)];

/** The phone of a member number: `0900-0` and the five digits of the number, so M01234 has
 * 0900-001-234. Nobody gave it to the shop: it is the row's own number in the form of a phone. */
export function phoneOf(memberNumber: number): string {
  const digits = String(memberNumber).padStart(6, '0');
  return `0900-${digits.slice(0, 3)}-${digits.slice(3)}`;
}

/** Draws people until the process ends; no two share an e-mail address. */
export function personSource(chance: Random): () => Person {
  const taken = new Set<string>();
  const emailFor = (surname: string, given: string): string => {
    for (;;) {
      const domain = at(MAIL_DOMAINS, chance.weighted([5, 3, 2, 1]));
      const number = chance.chance(0.35) ? '' : String(chance.below(100));
      const email = `${given}.${surname}${number}@${domain}`;
      if (!taken.has(email)) {
        taken.add(email);
        return email;
      }
    }
  };

  return () => {
    const [surname, surnameLatin] = split(
      at(SURNAMES, Math.floor(chance.next() * chance.next() * SURNAMES.length)),
    );
    const [first, firstLatin] = split(chance.pick(GIVEN_FIRST));
    const [last, lastLatin] = split(chance.pick(GIVEN_LAST));
    const age = 20 + Math.floor(chance.gamma(4) * 6);
    return {
      name: surname + first + last,
      email: emailFor(surnameLatin, `${firstLatin}${lastLatin}`),
      gender: at(['女', '男', ''], chance.weighted([60, 33, 7])),
      birthday: chance.chance(0.82)
        ? day(2025 - Math.min(age, 85), 1, 1 + chance.below(365))
        : null,
      city: at(CITIES, chance.weighted(CITIES.map(([, weight]) => weight)))[0],
      consent: chance.chance(0.12) ? '' : chance.chance(0.72) ? '是' : '否',
    };
  };
}
