import type { RecordMark } from '../core/model/record-mark.ts';
import type { StagePlace } from './stage-place.ts';

/** Records of a file that are read in one statement. */
export interface FilePart {
  /** The name under which the engine reads them. */
  readonly file: string;
  readonly data: Blob;
  /** The engine's own table of those among them that it could not cut into fields. */
  readonly rejects: string;
  /** Records of the file before them. */
  readonly recordsBefore: number;
}

/** A file in parts, cut at its marks; without marks in one piece. */
export function partsOf(
  data: Blob,
  marks: readonly RecordMark[],
  { file, rejects }: StagePlace,
): readonly FilePart[] {
  const starts = [{ records: 0, bytes: 0 }, ...marks];
  return starts.map(({ records, bytes }, index) => ({
    file: index === 0 ? file : `${index}.${file}`,
    data: marks.length === 0 ? data : data.slice(bytes, starts[index + 1]?.bytes ?? data.size),
    rejects: index === 0 ? rejects : `${rejects}_${index}`,
    recordsBefore: records,
  }));
}
