import { clean } from './clean.ts';

/** A plain number: no sign, no exponent, no separators of thousands. */
export const valuePattern = /^\d+(?:\.\d{1,6})?$/;

/**
 * The number that a text says, with a currency and separators of thousands or without; null for none.
 * A comma is of thousands where three digits follow.
 */
export function readValue(cell: string): number | null {
  const text = clean(cell)
    .replace(/^[^\d.,-]+/, '')
    .replace(/[^\d.,]+$/, '');
  if (!/^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(text)) return null;
  return Number(text.replaceAll(',', ''));
}

/**
 * A value of a customer as platforms take it: a plain number of at most six decimals, 0 or more. What is
 * negative or unknown becomes blank, not 0: a 0 would say that the customer is worth nothing.
 */
export function valueText(amount: number | null): string {
  if (amount === null || !Number.isFinite(amount) || amount < 0 || amount >= 1e15) return '';
  return String(Number(amount.toFixed(6)) + 0);
}
