import type { Encoding } from '../core/model/plan.ts';
import type { CharsetReport } from './types.ts';

/** An encoding that the user chose replaces the verdict; what it cannot explain is still counted. */
export function settleCharset(found: CharsetReport, chosen: Encoding | undefined): CharsetReport {
  if (chosen === undefined || chosen === found.encoding) return found;
  const candidate = found.candidates.find(({ encoding }) => encoding === chosen);
  return {
    ...found,
    encoding: chosen,
    confidence: 1,
    bomBytes: 0,
    invalidSequences: candidate?.invalidSequences ?? 0,
    firstInvalidLine: null,
  };
}
