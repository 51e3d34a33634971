/** The country whose currency it is, where one country alone has it; null for the others. */
export function countryOfCurrency(currency: string | null): string | null {
  return (currency && countries[currency]) ?? null;
}

const countries: Readonly<Record<string, string>> = {
  ...{ TWD: 'TW', JPY: 'JP', KRW: 'KR', CNY: 'CN', HKD: 'HK', MOP: 'MO', SGD: 'SG', MYR: 'MY' },
  ...{ THB: 'TH', VND: 'VN', IDR: 'ID', PHP: 'PH', INR: 'IN', GBP: 'GB', CAD: 'CA', MXN: 'MX' },
  ...{ BRL: 'BR', NZD: 'NZ', SEK: 'SE', NOK: 'NO', DKK: 'DK', PLN: 'PL', CZK: 'CZ', HUF: 'HU' },
};
