import type { AppError, ErrorCode } from '../../core/error.ts';
import { errorCodes } from '../../core/error.ts';

export type { AppError, ErrorCode } from '../../core/error.ts';

/** Facts that go with an error: file names, limits, column names. Never customer data. */
export type ErrorDetail = AppError['detail'];

/** What one error says: what happened and what is unaffected (`body`), then what to do (`action`). */
export interface ErrorText {
  readonly title: string;
  readonly body: (detail: ErrorDetail) => string;
  readonly action: string;
}

/** One text per code; a missing one is a type error. `unknown` stands in for anything else. */
export type ErrorTexts = Readonly<Record<ErrorCode | 'unknown', ErrorText>>;

/** What keeps a segment from being saved. */
type SavingSegment = 'noName' | 'nameTaken' | 'cycle' | 'tooLarge' | 'full';

/** Codes about links, boards, workbook files and saved segments, whose texts stand in files of their own. */
export type LinkErrorCode = Extract<
  ErrorCode,
  `view.${string}` | `board.${string}` | `workbook.${string}` | `segment.${SavingSegment}`
>;

/** Codes about audiences, whose texts stand in files of their own. */
export type AudienceErrorCode = Extract<ErrorCode, `audience.${string}`>;

/** Codes about tests that are read from sums, likewise. */
export type SummaryErrorCode = Extract<ErrorCode, `summary.${string}`>;

/** Whether a code from outside has a text of its own. */
export function isErrorCode(code: string): code is ErrorCode {
  return (errorCodes as readonly string[]).includes(code);
}

/** The text for any code; codes without one fall back to `unknown`. */
export function errorText(texts: ErrorTexts, code: string): ErrorText {
  return isErrorCode(code) ? texts[code] : texts.unknown;
}

/** A fact as text, or the words that stand in when it is missing. */
export function fact(detail: ErrorDetail, name: string, otherwise: string): string {
  const value = detail[name];
  return value === undefined || value === '' ? otherwise : String(value);
}
