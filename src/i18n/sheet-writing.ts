import type { SheetWriting } from '../core/export/sheet.ts';
import type { NumberPattern } from '../core/export/sheet-cell.ts';
import type { Formats } from '../core/spec/screen.ts';
import { significantDecimals } from './significant.ts';

/** How the cells of a workbook are written in the reader's language. */
export function sheetWriting(formats: Pick<Formats, 'value'>, scale: number): SheetWriting {
  return {
    scale,
    pattern: numberPattern(formats, scale),
    write: (kind, value) => formats.value(kind, value),
  };
}

/**
 * The number formats by which a spreadsheet shows what the screen shows: the same currency, decimals
 * and words. Differences of shares are percentages there.
 */
function numberPattern(formats: Pick<Formats, 'value'>, scale: number): NumberPattern {
  const [before, after] = affixes(formats.value('money', 0n));
  const exactMoney = before + withDecimals('#,##0', scale) + after;
  const wholeMoney = `${before}#,##0${after}`;
  const days = (count: number): string => `#,##0${affixes(formats.value('days', count))[1]}`;
  const [oneDay, severalDays] = [days(1), days(2)];
  /** From here on, averages of amounts are shown in whole units. */
  const wholeFrom = 100 * 10 ** scale;
  return (kind, value) => {
    const number = Number(value);
    switch (kind) {
      case 'money':
        return exactMoney;
      case 'moneyAverage':
        return Math.abs(number) >= wholeFrom ? wholeMoney : exactMoney;
      case 'share':
        return '0%';
      case 'shareFine':
        return '0.0%';
      case 'sharePrecise':
        return '0.00%';
      case 'probability':
        return significantPattern(number, 3, 0.001);
      case 'significant':
        return significantPattern(number, 4, 1e-6);
      case 'points':
        return '+0.0%;-0.0%;0.0%';
      case 'days':
        return Math.round(number) === 1 ? oneDay : severalDays;
      case 'number':
        return '#,##0.00';
      case 'measure':
        return Number.isInteger(number) ? '#,##0' : '#,##0.00';
      case 'integer':
      case 'text':
      case 'day':
      case 'month':
        return '#,##0';
    }
  };
}

/** So many digits that count; below `least` with a power of ten. */
function significantPattern(value: number, digits: number, least: number): string {
  const size = Math.abs(value);
  if (size > 0 && size < least) return withDecimals('0', digits - 1) + 'E+00';
  return withDecimals('#,##0', significantDecimals(value, digits));
}

function withDecimals(whole: string, decimals: number): string {
  return decimals === 0 ? whole : `${whole}.${'0'.repeat(decimals)}`;
}

/** What stands before and after the digits of a number, quoted as formats want it. */
function affixes(text: string): readonly [string, string] {
  const found = /^([^\d]*)[\d.,]*(.*)$/su.exec(text);
  const quoted = (part = ''): string => {
    const plain = part.replace(/["−-]/g, '');
    return plain === '' ? '' : `"${plain}"`;
  };
  return [quoted(found?.[1]), quoted(found?.[2])];
}
