import { ga4Report } from './ga4-report.ts';
import type { Platform } from './platform.ts';
import { salesforceReport } from './salesforce-report.ts';

/** Lines of a file outside of its table, as written. */
export interface OutsideLines {
  /** What stands above the header. */
  readonly before: readonly string[];
  /** What stands below the last row of data. */
  readonly after: readonly string[];
}

const ga4Period = /^[#\s"]*(?:Start|End) date: ?\d{8}\b/i;
const salesforceFooter =
  /^[\s"]*(?:Confidential Information - Do Not Distribute|Copyright \(c\) [-\d]+ salesforce\.com\b)/i;

/**
 * The known export that signs its files above or below the table, whatever the columns: Google
 * Analytics 4 states the period, Salesforce its copyright.
 */
export function recogniseLines({ before, after }: OutsideLines): Platform | null {
  if (before.filter((line) => ga4Period.test(line)).length >= 2) return ga4Report;
  return after.some((line) => salesforceFooter.test(line)) ? salesforceReport : null;
}
