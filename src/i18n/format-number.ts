/** How numbers are written in one language. Shares are 0–1; money is in minor units. */
export interface NumberFormats {
  /** 2,851 */
  integer(value: number | bigint): string;
  /** 3.14 with exactly `digits` decimals. */
  decimal(value: number, digits: number): string;
  /** 1.2M / 123.5萬: at most one decimal, for axes. */
  compact(value: number): string;
  /** A headline count: whole below ten thousand, then three significant digits. */
  kpi(value: number): string;
  /** Every decimal the data has, or so many: £501,680.12. Exact for integers of any size. */
  money(
    amountMinor: bigint | number,
    scale: number,
    currency: string | null,
    decimals?: number,
  ): string;
  /** Without decimals: £501,680. */
  moneyWhole(amountMinor: bigint | number, scale: number, currency: string | null): string;
  /** £1.2M / £123.5萬, for axes. */
  moneyCompact(amountMinor: bigint | number, scale: number, currency: string | null): string;
  /** A headline amount: whole below ten thousand, then three significant digits. */
  moneyKpi(amountMinor: bigint | number, scale: number, currency: string | null): string;
  /** 0.853 → 85% (or 85.3% with one digit). */
  percent(share: number, digits?: number): string;
  /** 12.3 MB */
  bytes(count: number): string;
}

/** The exact decimal text of `minor` × 10^−`scale`, such as `-1234.05`. */
export function decimalText(minor: bigint | number, scale: number): `${number}` {
  const whole = typeof minor === 'bigint' ? minor : BigInt(Math.round(minor));
  const sign = whole < 0n ? '-' : '';
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return `${sign}${text}` as `${number}`;
}

/** Intl writes a hyphen; a number's minus is U+2212. */
export function withMinus(text: string): string {
  return text.replace(/-/g, '\u2212');
}

const fullBelow = 10_000;
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Number formats for a BCP 47 tag (`en`, `zh-TW`). */
export function createNumberFormats(tag: string): NumberFormats {
  const cache = new Map<string, Intl.NumberFormat>();
  const make = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = new Intl.NumberFormat(tag, options);
    cache.set(key, made);
    return made;
  };
  const write = (value: number | bigint | `${number}`, options: Intl.NumberFormatOptions) =>
    withMinus(make(options).format(value));
  const inCurrency = (currency: string | null): Intl.NumberFormatOptions =>
    currency === null ? {} : { style: 'currency', currency };
  const digits = (count: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: count,
    maximumFractionDigits: count,
  });
  const compact: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 1 };
  const headline: Intl.NumberFormatOptions = { notation: 'compact', maximumSignificantDigits: 3 };
  const moneyWhole: NumberFormats['money'] = (minor, scale, currency) =>
    write(decimalText(minor, scale), { ...inCurrency(currency), ...digits(0) });
  return {
    integer: (value) => write(value, { maximumFractionDigits: 0 }),
    decimal: (value, count) => write(value, digits(count)),
    compact: (value) => write(value, { ...compact, minimumFractionDigits: 0 }),
    kpi: (value) => write(value, Math.abs(value) < fullBelow ? digits(0) : headline),
    money: (minor, scale, currency, decimals = scale) =>
      write(decimalText(minor, scale), { ...inCurrency(currency), ...digits(decimals) }),
    moneyWhole,
    moneyCompact: (minor, scale, currency) =>
      write(decimalText(minor, scale), {
        ...inCurrency(currency),
        ...compact,
        minimumFractionDigits: 0,
      }),
    moneyKpi: (minor, scale, currency) => {
      const text = decimalText(minor, scale);
      if (Math.abs(Number(text)) < fullBelow) return moneyWhole(minor, scale, currency);
      return write(text, { ...inCurrency(currency), ...headline });
    },
    percent: (share, count = 0) => write(share, { style: 'percent', ...digits(count) }),
    bytes: (count) => {
      const power = count < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(count) / 3));
      const value = count / 1000 ** power;
      return write(value, {
        style: 'unit',
        unit: units[power] ?? 'byte',
        maximumFractionDigits: power === 0 || value >= 100 ? 0 : 1,
      });
    },
  };
}
