import { clean } from './clean.ts';

/** What stands before `@`, in lower case: a dot-atom (RFC 5322) that no spreadsheet takes for a formula. */
const local =
  "(?=.{1,64}@)[a-z0-9_][a-z0-9!#$%&'*+/=?^_`{|}~-]*(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*";
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** An address in lower case that a mail system can deliver to: no quotes, no comments, a whole domain. */
export const emailPattern = new RegExp(
  `^${local}@(?:${label}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$`,
);

/** What separates several addresses in one cell. */
const between = /[\s,;|/、]+/;

/**
 * The address of a cell in lower case; null where there is none. White space inside an address stays,
 * since some platforms take it away (Google, TikTok, LinkedIn) and others refuse the address (Microsoft,
 * LINE). No-break spaces are nothing. Of several addresses the first counts; `mailto:`, angle brackets
 * and marks at the end of a sentence are taken away.
 */
export function readEmail(cell: string): string | null {
  const text = clean(cell.replaceAll('\u00a0', ''))
    .toLowerCase()
    .replace(/^mailto:\s*/, '')
    .replace(/[\s.,;]+$/, '');
  if (emailPattern.test(text)) return text;
  if (text.length > 1000 || !text.includes('@')) return null;
  const bracketed = /<([^<>]*)>/.exec(text)?.[1];
  if (bracketed !== undefined) return readEmail(bracketed);
  if (emailPattern.test(withoutSpace(text))) return text;
  return text.split(between).find((part) => emailPattern.test(part)) ?? null;
}

/** An address without any white space: of Google, TikTok, LinkedIn and Pinterest. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * An address as Google matches it: without white space; for gmail.com and googlemail.com only, without
 * dots and without what follows a plus. The domain stays. Source: Customer Match, as
 * googleads/google-ads-java#898 quotes it.
 */
export function gmailForm(email: string): string {
  const plain = withoutSpace(email);
  const at = plain.lastIndexOf('@');
  const domain = plain.slice(at + 1);
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return plain;
  const name = plain.slice(0, at);
  return `${(name.split('+')[0] ?? name).replaceAll('.', '')}@${domain}`;
}
