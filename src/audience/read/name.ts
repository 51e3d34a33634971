import { clean } from './clean.ts';

/** A name as it may be written: letters of any script and what stands between them. */
export const namePattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’ʼ·・()-]*$/u;

/** A name as the file writes it, cleaned; null where no letter is in it. */
export function readName(cell: string): string | null {
  const text = clean(cell);
  return /\p{L}/u.test(text) ? text : null;
}

/** A name in lower case, trimmed, with what stands inside. Source: Google's Data Manager formatting page. */
export function lowerName(name: string): string {
  return name.toLowerCase();
}

/**
 * A text in lower case without spaces and punctuation; letters of all scripts stay. Meta's first and last
 * names, cities and states. Source: Meta's customer information parameters and facebook/capi-param-builder.
 */
export function bareText(text: string): string {
  return text.toLowerCase().replace(/[\p{P}\p{S}\p{Z}\s]/gu, '');
}
