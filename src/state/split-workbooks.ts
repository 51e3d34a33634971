import type { Result } from '../core/error.ts';
import { isWorkbook, mostWorkbookBytes, readWorkbook, type Workbook } from '../url/workbook.ts';

/** Dropped files, workbooks told from data. */
export interface Dropped {
  readonly workbooks: readonly Result<Workbook>[];
  readonly data: readonly File[];
}

/** Enough of a file to see what it is. */
const headBytes = 200;

/** Tells workbooks from files of data by how they begin, and reads them; an unreadable file is data. */
export async function splitWorkbooks(files: readonly File[]): Promise<Dropped> {
  const workbooks: Result<Workbook>[] = [];
  const data: File[] = [];
  for (const file of files) {
    const head = await file
      .slice(0, headBytes)
      .text()
      .catch(() => '');
    if (!/\.json$/i.test(file.name) || !isWorkbook(head)) data.push(file);
    else workbooks.push(await read(file));
  }
  return { workbooks, data };
}

async function read(file: File): Promise<Result<Workbook>> {
  const { name, size } = file;
  if (size > mostWorkbookBytes)
    return { ok: false, error: { code: 'workbook.unreadable', detail: { name } } };
  return readWorkbook(await file.text(), name);
}
