import { currencyWritings } from './cell-patterns.ts';
import { columnFor, type SourcePlan } from './plan.ts';

/** A currency that a table states, with the number of the rows looked at that state it. */
export interface StatedCurrency {
  /** ISO 4217 code. */
  readonly code: string;
  readonly rows: number;
}

const codes = new Map(currencyWritings.map(([text, code]) => [text.toUpperCase(), code]));
const known = new Set([...codes.values()].filter((code) => code !== null));

/** The codes of ISO 4217 that are in use for money that people pay with. */
const isoCodes = (
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD ' +
  'CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD ' +
  'GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT ' +
  'LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR ' +
  'NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP ' +
  'STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF ' +
  'YER ZAR ZMW'
).split(' ');
const iso = new Set(isoCodes);

/** ISO 4217 code that a writing beside an amount stands for; null for `$`, `¥`, `元` and all that several share. */
export function currencyCode(writing: string): string | null {
  const text = writing.trim().toUpperCase();
  return codes.get(text) ?? (known.has(text) ? text : null);
}

/** The same for a cell that holds nothing else, where any code of ISO 4217 is one. */
export function currencyOfCell(cell: string): string | null {
  const text = cell.trim().toUpperCase();
  return currencyCode(text) ?? (iso.has(text) ? text : null);
}

/**
 * The currencies that a table states as it is mapped: in its currency column, or else beside its
 * amounts. `columns` say per position in the file what the cells name.
 */
export function statedCurrencies(
  plan: SourcePlan,
  columns: readonly { readonly currencies: readonly StatedCurrency[] }[],
): readonly StatedCurrency[] {
  for (const use of ['currency', 'amount', 'unitPrice'] as const) {
    const column = columnFor(plan, use);
    const stated = column ? (columns[column.index]?.currencies ?? []) : [];
    if (stated.length > 0) return stated;
  }
  return [];
}

/** Alternatives of a regular expression for every clear writing of a currency, other than `code`'s. */
export function writingsBut(code: string | null): string {
  const texts = currencyWritings.flatMap(([text, means]) =>
    means === null || means === code ? [] : [text.replace('$', '\\$')],
  );
  return texts.join('|');
}

/** A cell that names a currency other than `code`, or any (null), and nothing else. */
export function cellNaming(code: string | null): string {
  return `(?i)^(?:${writingsBut(code)}|${isoCodes.filter((other) => other !== code).join('|')})$`;
}

/** An amount with a currency other than `code` before or after it; to be asked of narrow cells. */
export function amountNaming(code: string | null): string {
  const writings = `(?:${writingsBut(code)})`;
  return `(?i)^[-+▲△( ]*${writings}[-+( ]*[0-9.,]|[0-9.,)千萬万億亿] ?${writings}[-) ]*$`;
}
