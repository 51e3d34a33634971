import { read, utils } from '@e965/xlsx';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import Papa from 'papaparse';
import type { DuckDbHost } from '../../src/engine/host.ts';
import { decode } from '../../src/engine/rows.ts';
import { naiveLoad } from './naive.ts';

export type BareReader = 'papaparse' | 'sheetjs' | 'hyparquet';

/** What anyone writes first with each library: the file as objects. They return how many rows. */
export const bareReaders: Readonly<Record<BareReader, (file: File) => Promise<number>>> = {
  papaparse: (file) =>
    new Promise((resolve, reject) => {
      Papa.parse<Record<string, string>, File>(file, {
        header: true,
        skipEmptyLines: true,
        complete: ({ data }) => resolve(data.length),
        error: reject,
      });
    }),
  sheetjs: async (file) => {
    const { Sheets, SheetNames } = read(await file.arrayBuffer(), { dense: true });
    const sheet = Sheets[SheetNames[0] ?? ''];
    return sheet ? utils.sheet_to_json(sheet).length : 0;
  },
  hyparquet: async (file) => {
    const ranges = {
      byteLength: file.size,
      slice: (start: number, end?: number) => file.slice(start, end).arrayBuffer(),
    };
    return (await parquetReadObjects({ file: ranges, compressors })).length;
  },
};

/** The file as a table of the engine; only CSV can be read so. */
export async function readBareTable(host: DuckDbHost, file: File): Promise<number> {
  await host.register('naive.csv', file);
  await host.runText(naiveLoad);
  const counted = decode(await host.runText('select count(*)::double as rows from naive'));
  return Number(counted.get(0)?.['rows']);
}
