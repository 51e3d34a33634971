import type { LoadReport } from '../../core/model/info.ts';
import { decodeReport, encodeReport } from '../../core/model/report-json.ts';
import { checksum } from './checksum.ts';

/** Rows of a table as one Arrow stream: where it lies in the file of the data. */
export interface KeptPart {
  readonly at: number;
  readonly bytes: number;
  readonly checksum: number;
}

/** A column; values of an enumeration are written as their numbers. */
export interface KeptColumn {
  readonly name: string;
  /** The enumeration it belongs to, or null. */
  readonly enumeration: string | null;
}

/** A table, its rows in the order in which they lay. */
export interface KeptTable {
  readonly name: string;
  readonly columns: readonly KeptColumn[];
  readonly parts: readonly KeptPart[];
}

/** A type of the data set: its values in their order. */
export interface KeptEnumeration {
  readonly name: string;
  readonly values: readonly string[];
}

/** What one generation of kept data consists of. It is written last: without it there is none. */
export interface Manifest {
  readonly savedAt: number;
  /** Size of the file of the data. */
  readonly bytes: number;
  readonly enumerations: readonly KeptEnumeration[];
  readonly tables: readonly KeptTable[];
  readonly report: LoadReport;
}

/** Version of this form and of the file of the data. The report has one of its own. */
const manifestFormat = 1;

/** A manifest as bytes: the checksum of the second line, then that line. */
export function encodeManifest({ report, ...rest }: Manifest): Uint8Array<ArrayBuffer> {
  const line = JSON.stringify({ format: manifestFormat, ...rest, report: encodeReport(report) });
  const bytes = new TextEncoder().encode(line);
  return new TextEncoder().encode(`${checksum(bytes)}\n${line}`);
}

/** Null where the bytes are cut off, damaged or of another version. */
export function decodeManifest(bytes: Uint8Array): Manifest | null {
  const end = bytes.indexOf(10);
  const line = bytes.subarray(end + 1);
  const decoder = new TextDecoder();
  if (end < 0 || decoder.decode(bytes.subarray(0, end)) !== String(checksum(line))) return null;
  try {
    const written = JSON.parse(decoder.decode(line)) as Written;
    const report = written.format === manifestFormat ? decodeReport(written.report) : null;
    const { savedAt, bytes: size, enumerations, tables } = written;
    return report && { savedAt, bytes: size, enumerations, tables, report };
  } catch {
    return null;
  }
}

/** The checksum and the version vouch for the rest. */
interface Written extends Omit<Manifest, 'report'> {
  readonly format: number;
  readonly report: string;
}
