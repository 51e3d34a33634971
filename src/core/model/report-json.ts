import type { LoadReport } from './info.ts';

/**
 * Version of the written form: raise it whenever `LoadReport`, or the tables behind it, change their
 * shape. What was written under another version is not read.
 */
export const reportFormat = 10;

/** A bigint in JSON, which has none. */
interface WrittenBigint {
  readonly $big: string;
}

/** A report as JSON text. */
export function encodeReport(report: LoadReport): string {
  return JSON.stringify({ format: reportFormat, report }, (_, value: unknown) =>
    typeof value === 'bigint' ? ({ $big: String(value) } satisfies WrittenBigint) : value,
  );
}

/** The report in a text of `encodeReport`; null where the text is damaged or of another version. */
export function decodeReport(text: string): LoadReport | null {
  try {
    const written: unknown = JSON.parse(text, (_, value: unknown) =>
      isWrittenBigint(value) ? BigInt(value.$big) : value,
    );
    return isWritten(written) && written.format === reportFormat ? written.report : null;
  } catch {
    return null;
  }
}

function isWrittenBigint(value: unknown): value is WrittenBigint {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    '$big' in value &&
    typeof value.$big === 'string'
  );
}

/** The shape itself is vouched for by the version: only this code writes it. */
function isWritten(value: unknown): value is { format: number; report: LoadReport } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    'report' in value &&
    typeof value.report === 'object' &&
    value.report !== null
  );
}
