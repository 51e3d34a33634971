import type { AppError } from '../../core/error.ts';
import type { Inspection } from '../../ingest/types.ts';
import { asksCurrency, severalCurrencies } from '../../state/review.svelte.ts';
import type { I18n } from '../i18n.ts';
import type { ReviewProps } from '../screens/types.ts';

/** Currencies that a file may be in that does not say so. */
const usual = ['TWD', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'CNY', 'KRW', 'SGD', 'AUD', 'CAD'];

/** The currency of a table, and what it can be: of several that it states, the one to load. */
export function currencyChoice(
  inspection: Inspection,
  current: string | null,
  { t, format }: I18n,
): ReviewProps['currency'] {
  const several = severalCurrencies(inspection);
  if (several.length > 0)
    return {
      chosen: inspection.plan.onlyCurrency ?? null,
      options: several.map(({ code, rows }) => ({
        id: code,
        label: code,
        note: t.review.currencyRows(
          t.kit.rows(rows),
          format.integer(inspection.facts.sampledRecords),
        ),
      })),
    };
  const known = [...new Set([...(current ? [current] : []), ...usual])];
  return {
    chosen: current ?? '',
    options: [{ id: '', label: t.app.currencyUnknown }, ...known.map((id) => ({ id, label: id }))],
  };
}

/** The question which of several currencies counts, while it is open. */
export function currencyProblems(inspection: Inspection): readonly AppError[] {
  if (!asksCurrency(inspection)) return [];
  const currencies = severalCurrencies(inspection)
    .map(({ code }) => code)
    .join(', ');
  return [
    { code: 'mapping.chooseCurrency', detail: { name: inspection.plan.fileName, currencies } },
  ];
}
