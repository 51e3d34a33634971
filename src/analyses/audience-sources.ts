import type { ContactInfo, ContactUse } from '../core/audience/contact.ts';
import type { CellPart } from '../core/audience/people-layout.ts';
import {
  audienceFields,
  type AudienceField,
  type AudiencePlan,
  type FieldSource,
} from '../core/audience/plan.ts';
import type { DimensionInfo, ModelInfo } from '../core/model/info.ts';
import { starTables } from '../core/model/tables.ts';
import { op, sql, type Sql } from '../core/sql/index.ts';

/** A source of a plan, found in the data. */
export type Source =
  | { readonly kind: 'customer' }
  | { readonly kind: 'contact'; readonly contact: ContactInfo; readonly part: CellPart }
  | { readonly kind: 'dimension'; readonly dimension: DimensionInfo };

/** What identifiers of customers are, where nearly all of them are of one kind; null for numbers of the shop. */
export type IdentifierKind = 'email' | 'phone' | 'lineUser' | null;

/** Sources by field; none is left out. */
export type Sources = Readonly<Partial<Record<AudienceField, FieldSource>>>;

/** Finds a source in the data; null for none, and for what these data do not have. */
export function sourceOf(
  text: FieldSource,
  { contacts, dimensions }: Pick<ModelInfo, 'contacts' | 'dimensions'>,
): Source | null {
  if (text === 'customer') return { kind: 'customer' };
  const [, part = '', kind = '', id = ''] =
    /^(family:|given:)?(contact|dimension):(.+)$/su.exec(text) ?? [];
  if (kind === 'contact') {
    const contact = contacts.find((one) => one.id === id);
    return contact ? { kind, contact, part: partOf(part) } : null;
  }
  const dimension = part === '' ? dimensions.find((one) => one.id === id) : undefined;
  return kind === 'dimension' && dimension ? { kind, dimension } : null;
}

function partOf(prefix: string): CellPart {
  return prefix === 'family:' ? 'family' : prefix === 'given:' ? 'given' : 'whole';
}

/** Contacts that tell a field, best first. */
const uses: Readonly<Partial<Record<AudienceField, ContactUse>>> = {
  email: 'email',
  phone: 'phone',
  firstName: 'firstName',
  lastName: 'lastName',
  birthday: 'birthday',
  zip: 'zip',
  lineUser: 'lineUser',
  device: 'device',
};

/** Headers of dimensions that tell a field. */
const headers: Readonly<Partial<Record<AudienceField, RegExp>>> = {
  country:
    /^(?:.*[ _-])?(?:country|country[ _-]code|country ?\/ ?region|nation)$|^(?:所在)?(?:國家|国家|国)(?:地區|代碼)?$/iu,
  zip: /^(?:.*[ _-])?(?:zip|zip[ _-]?code|post[ _-]?code|postal[ _-]?code)$|郵遞區號|邮编|郵便番号|우편번호/iu,
  city: /^(?:.*[ _-])?(?:city|town)$|^(?:居住)?(?:縣市|城市|市区町村|도시)$/iu,
  state:
    /^(?:.*[ _-])?(?:state|province|state ?\/ ?(?:province|region)|(?:state|province|region)[ _-]code)$|^(?:省份?|州|都道府県)$/iu,
  gender: /^(?:gender|sex)$|^(?:性別|性别|성별)$/iu,
  tags: /^(?:tags?|labels?|segments?)$|^(?:標籤|标签|會員標籤|顧客標籤|タグ|태그)$/iu,
  company:
    /^(?:company|company[ _-]name|employer|organi[sz]ation)$|^(?:公司|公司名稱|公司名称|会社名)$/iu,
  jobTitle: /^(?:job[ _-]?title|position)$|^(?:職稱|职称|役職)$/iu,
  handle: /^(?:twitter|x|twitter[ _-]handle|x[ _-]handle|handle|screen[ _-]name)$/iu,
};

const consentHeader =
  /accepts.*marketing|marketing.*consent|^opt[ -]?in$|^consent$|同意行銷|行銷同意|接受電郵優惠宣傳|同意营销/iu;

/** Where the fields are read unless somebody chooses otherwise. */
export function usualSources(
  { contacts, dimensions }: Pick<ModelInfo, 'contacts' | 'dimensions'>,
  identifier: IdentifierKind,
): Sources {
  const whole = contacts.find(({ use }) => use === 'name');
  const usual = (field: AudienceField): FieldSource | null => {
    if (field === 'customer') return 'customer';
    const contact = contacts.find(({ use }) => use === uses[field]);
    if (contact) return `contact:${contact.id}`;
    if (field === 'firstName' && whole) return `given:contact:${whole.id}`;
    if (field === 'lastName' && whole) return `family:contact:${whole.id}`;
    if (field === identifier) return 'customer';
    const header = headers[field];
    const named = header && dimensions.filter(({ label }) => header.test(label.trim()));
    // What the customers' table says comes before what stands in orders.
    const dimension = named?.find(({ source }) => source === 'customer') ?? named?.[0];
    return dimension ? `dimension:${dimension.id}` : null;
  };
  return Object.fromEntries(
    audienceFields.flatMap((field) => {
      const source = usual(field);
      return source === null ? [] : [[field, source]];
    }),
  );
}

/** Where the fields of a plan are read; what the data do not have is left out. */
export function chosenSources(
  { sources }: Pick<AudiencePlan, 'sources'>,
  usual: Sources,
  model: Pick<ModelInfo, 'contacts' | 'dimensions'>,
): Sources {
  return Object.fromEntries(
    Object.entries({ ...usual, ...sources }).filter(([, text]) => sourceOf(text, model) !== null),
  );
}

/** The column that tells of consent unless another one is chosen; null where none looks like it. */
export function usualConsent({
  contacts,
  dimensions,
}: Pick<ModelInfo, 'contacts' | 'dimensions'>): FieldSource | null {
  const contact = contacts.find(({ use }) => use === 'consent');
  if (contact) return `contact:${contact.id}`;
  const dimension = dimensions.find(
    ({ source, label }) => source === 'customer' && consentHeader.test(label),
  );
  return dimension ? `dimension:${dimension.id}` : null;
}

/** One row: how many customers there are, and how many have an e-mail, a phone, a LINE user id for an identifier. */
export function identifierQuery({ schema }: Pick<ModelInfo, 'schema'>): Sql {
  const share = (name: Sql, pattern: string): Sql =>
    sql`${op({ name: 'countIf', condition: op({ name: 'matches', value: sql`named.id`, pattern }) })} as ${name}`;
  return sql`
    select count(*) as customers,
      ${share(sql`emails`, String.raw`^[^@\s]+@[^@\s]+\.[^@\s]+$`)},
      ${share(sql`phones`, String.raw`^(\+[1-9]|0[1-9])[-0-9 ()]{7,16}$`)},
      ${share(sql`line_users`, '^U[0-9a-f]{32}$')}
    from ${starTables(schema).customerKey} as named`;
}

/** The answer to `identifierQuery`. */
export function readIdentifierKind(
  row: Readonly<Record<string, unknown>> | undefined,
): IdentifierKind {
  const of = (name: string): number => Number(row?.[name] ?? 0);
  const isMost = (name: string): boolean =>
    of('customers') > 0 && of(name) >= 0.9 * of('customers');
  if (isMost('emails')) return 'email';
  if (isMost('line_users')) return 'lineUser';
  return isMost('phones') ? 'phone' : null;
}
