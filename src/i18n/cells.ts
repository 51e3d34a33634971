import { monthStart } from '../core/calendar.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { CellValue, Formats as CellFormats, ValueKind } from '../core/spec/screen.ts';
import { isDay } from '../core/sql/index.ts';
import type { Formats } from './format.ts';
import type { Locale } from './index.ts';
import { joins } from './joins.ts';
import { probabilityText, significantText } from './significant.ts';

const missing = '–';

/** Writes the cells of an analysis in a language, with the currency and decimals of a data set. */
export function formatsOf(
  formats: Formats,
  locale: Locale,
  model: Pick<ModelInfo, 'scale' | 'currency'>,
): CellFormats {
  const { scale, currency } = model;
  const value = (kind: ValueKind, cell: CellValue, decimals?: number): string => {
    if (cell === null) return missing;
    if (decimals !== undefined && typeof cell !== 'string') return exactly(kind, cell, decimals);
    // Words may stand among days: the total below them.
    if (typeof cell === 'string') return kind === 'day' && isDay(cell) ? formats.day(cell) : cell;
    switch (kind) {
      case 'money':
        return formats.money(typeof cell === 'number' ? Math.round(cell) : cell, scale, currency);
      case 'moneyAverage':
        return average(Number(cell));
      case 'share':
        return formats.percent(Number(cell));
      case 'shareFine':
        return formats.percent(Number(cell), 1);
      case 'sharePrecise':
        return formats.percent(Number(cell), 2);
      case 'probability':
        return probabilityText(Number(cell), formats);
      case 'significant':
        return significantText(Number(cell), formats);
      case 'points':
        return formats.points(Number(cell)).text;
      case 'days':
        return formats.days(Number(cell));
      case 'month':
        return formats.month(monthStart(Number(cell)));
      case 'number':
        return formats.decimal(Number(cell), 2);
      case 'measure':
        return Number.isInteger(Number(cell))
          ? formats.integer(Number(cell))
          : formats.decimal(Number(cell), 2);
      case 'integer':
      case 'day':
      case 'text':
        return formats.integer(Number(cell));
    }
  };
  const exactly = (kind: ValueKind, cell: number | bigint, decimals: number): string => {
    switch (kind) {
      case 'money':
      case 'moneyAverage': {
        const minor = typeof cell === 'number' ? Math.round(cell) : cell;
        return formats.money(minor, scale, currency, decimals);
      }
      case 'share':
      case 'shareFine':
      case 'sharePrecise':
        return formats.percent(Number(cell), decimals);
      default:
        return formats.decimal(Number(cell), decimals);
    }
  };
  /** A mean carries no more digits than mean something: whole units from a hundred up. */
  const average = (minor: number): string =>
    Math.abs(minor) >= 100 * 10 ** scale
      ? formats.moneyWhole(Math.round(minor), scale, currency)
      : formats.money(Math.round(minor), scale, currency);
  const short = (kind: ValueKind, cell: CellValue): string => {
    if (cell === null || typeof cell === 'string') return value(kind, cell);
    switch (kind) {
      case 'money':
      case 'moneyAverage':
        return formats.moneyKpi(
          typeof cell === 'number' ? Math.round(cell) : cell,
          scale,
          currency,
        );
      case 'integer':
        return formats.kpi(Number(cell));
      case 'measure':
        // Below that a headline has no decimals.
        return Math.abs(Number(cell)) < 10_000 ? value(kind, cell) : formats.kpi(Number(cell));
      default:
        return value(kind, cell);
    }
  };
  return {
    ...joins[locale],
    locale,
    value,
    short,
    range: (from, to) => formats.range(from, to),
    change: (change) => formats.delta(change).text.replace(/^[▲▼] /, ''),
  };
}
