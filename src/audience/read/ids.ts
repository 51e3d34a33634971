import { clean } from './clean.ts';

export const lineUserPattern = /^U[0-9A-Fa-f]{32}$/;
export const devicePattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
export const handlePattern = /^(?:[a-z0-9_]{1,15}|\d{1,20})$/;

/** A user id of LINE's Messaging API, `U` and 32 hexadecimal digits, its case kept; null for none. */
export function readLineUser(cell: string): string | null {
  const text = clean(cell);
  return lineUserPattern.test(text) ? text : null;
}

/**
 * An advertising id (IDFA, AAID) in lower case; null for none. All zeros is what a device says whose
 * owner refused to be tracked.
 */
export function readDevice(cell: string): string | null {
  const text = clean(cell).toLowerCase();
  return devicePattern.test(text) && /[1-9a-f]/.test(text) ? text : null;
}

/** A user name of X without `@`, in lower case, or a numeric user id; null for none. */
export function readHandle(cell: string): string | null {
  const text = clean(cell)
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?(?:x|twitter)\.com\//, '')
    .replace(/^@/, '');
  return handlePattern.test(text) ? text : null;
}
