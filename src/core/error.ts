/**
 * Every way in which something can go wrong for a user. Each code has a message in every language,
 * which says what happened, what is unaffected and what to do.
 */
export const errorCodes = [
  'file.empty',
  'file.headerOnly',
  'file.binary',
  'file.gzipTruncated',
  'file.broken',
  'file.password',
  'file.unsupported',
  'file.noTable',
  'file.unreadable',
  'file.delimiter',
  'file.encoding',
  'file.tooManyColumns',
  'file.tooLarge',
  'mapping.noDate',
  'mapping.noAmount',
  'mapping.noCustomer',
  'mapping.noKey',
  'mapping.noVariant',
  'mapping.severalMargins',
  'mapping.noQuantity',
  'mapping.noSales',
  'mapping.mixedCurrency',
  'mapping.chooseCurrency',
  'import.busy',
  'import.cancelled',
  'import.failed',
  'import.nothingLoaded',
  'import.tooLarge',
  'engine.noWasm',
  'engine.load',
  'engine.died',
  'engine.outOfMemory',
  'engine.query',
  'engine.cancelled',
  'export.failed',
  'export.tooLarge',
  'device.full',
  'device.held',
  'device.unavailable',
  'device.unreadable',
  'query.empty',
  'query.tooLong',
  'query.unclosed',
  'query.several',
  'query.readOnly',
  'query.function',
  'query.relation',
  'query.failed',
  'view.unknownPage',
  'view.unknownKey',
  'view.badValue',
  'view.repeatedKey',
  'view.damaged',
  'view.needsData',
  'view.oldVersion',
  'workbook.unreadable',
  'workbook.otherVersion',
  'workbook.full',
  'segment.noName',
  'segment.nameTaken',
  'segment.cycle',
  'segment.tooLarge',
  'segment.full',
  'board.noPart',
  'board.full',
  'audience.noConsent',
  'audience.noPlatform',
  'audience.noIdentifier',
  'audience.noCountry',
  'audience.mixedColumn',
  'audience.badSplit',
  'audience.unknownPart',
  'audience.cancelled',
  'summary.noColumn',
  'summary.noMetric',
  'summary.manyGroups',
  'summary.oneGroup',
  'summary.unread',
  'summary.incomplete',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** An error as data: it crosses workers, files and languages. Details never hold personal data. */
export interface AppError {
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** Either a value or an error record; what every boundary returns instead of throwing. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** An `AppError` on its way up to the next boundary. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure';
  constructor(readonly error: AppError) {
    super(`${error.code} ${JSON.stringify(error.detail)}`);
  }
}

/** Stops what cannot go on, with a code that every language explains. */
export function fail(code: ErrorCode, detail: AppError['detail'] = {}): never {
  throw new AppFailure({ code, detail });
}

/** What went wrong, as data; an error without a code of its own gets this one. */
export function recordOf(error: unknown, otherwise: ErrorCode): AppError {
  if (error instanceof AppFailure) return error.error;
  return { code: otherwise, detail: { message: String(error) } };
}
