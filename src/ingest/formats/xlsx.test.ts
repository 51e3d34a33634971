import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { type CellObject, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppFailure } from '../../core/error.ts';
import type { WorkHooks } from '../types.ts';
import type { CellTable } from './cell-table.ts';
import { openXlsx } from './xlsx.ts';

const office = 'http://schemas.openxmlformats.org';
const main = `xmlns="${office}/spreadsheetml/2006/main"`;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

interface Book {
  /** The inside of every worksheet element, or a whole part if it begins with `<?xml`. */
  readonly sheets: readonly string[];
  /** Attributes of a sheet in the workbook, beside its name `S1`, `S2`, … */
  readonly sheetAttributes?: readonly string[];
  readonly shared?: string;
  readonly styles?: string;
  readonly properties?: string;
  /** Kind of each sheet, as relations name it. */
  readonly types?: readonly string[];
  /** Further parts, or others in place of the ones above. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** A workbook of hand-written XML. */
async function book(given: Book): Promise<Blob> {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (inside: string): string =>
    `${head}<Relationships xmlns="${office}/package/2006/relationships">${inside}</Relationships>`;
  const parts: Record<string, string | Uint8Array> = {
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      `${head}<workbook ${main} xmlns:r="${office}/officeDocument/2006/relationships">` +
      `<workbookPr ${given.properties ?? ''}/><sheets>` +
      given.sheets
        .map((_, i) => {
          const more = given.sheetAttributes?.[i] ?? '';
          const name = more.includes('name=') ? '' : `name="S${i + 1}" `;
          return `<sheet ${name}sheetId="${i + 1}" r:id="rId${i + 1}" ${more}/>`;
        })
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      given.sheets
        .map((_, i) =>
          relation(`rId${i + 1}`, given.types?.[i] ?? 'worksheet', `worksheets/sheet${i + 1}.xml`),
        )
        .join('') +
        relation('rId90', 'styles', '/xl/styles.xml') +
        (given.shared === undefined ? '' : relation('rId91', 'sharedStrings', 'sharedStrings.xml')),
    ),
    'xl/styles.xml': `${head}<styleSheet ${main}>${given.styles ?? ''}</styleSheet>`,
  };
  if (given.shared !== undefined) {
    parts['xl/sharedStrings.xml'] = `${head}<sst ${main}>${given.shared}</sst>`;
  }
  given.sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheet.startsWith('<?xml')
      ? sheet
      : `${head}<worksheet ${main}>${sheet}</worksheet>`;
  });
  return zipped({ ...parts, ...given.parts });
}

async function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [path, content] of Object.entries(parts)) {
    const reader =
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content);
    await zip.add(path, reader);
  }
  return zip.close();
}

const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;

async function rowsOf(
  table: CellTable,
  hooks: WorkHooks = {},
  wanted?: readonly number[],
): Promise<(readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for await (const rows of table.readRows(hooks, wanted)) all.push(...rows);
  return all;
}

/** The rows of the first sheet. */
async function read(
  given: Book | string,
  hooks: WorkHooks = {},
  wanted?: readonly number[],
): Promise<(readonly string[])[]> {
  const file = await book(typeof given === 'string' ? { sheets: [data(given)] } : given);
  const [table] = await openXlsx(file, 'a.xlsx', hooks);
  return rowsOf(table!, hooks, wanted);
}

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  const cause: unknown = await work.then(
    () => 'no error',
    (e: unknown) => e,
  );
  return cause instanceof AppFailure ? cause.error : cause;
}

const broken = { code: 'file.broken', detail: { format: 'XLSX', name: 'a.xlsx' } };

describe('the list of sheets', () => {
  test('has them in workbook order with their names, hidden ones marked', async () => {
    const file = await book({
      sheets: [data(''), data(''), data('')],
      sheetAttributes: ['name="Zeta &amp; 客戶"', 'state="hidden"', 'state="veryHidden"'],
    });
    const tables = await openXlsx(file, 'a.xlsx', {});
    expect(tables.map(({ name, isHidden, columns }) => [name, isHidden, columns])).toEqual([
      ['Zeta & 客戶', false, null],
      ['S2', true, null],
      ['S3', true, null],
    ]);
  });

  test('leaves out charts and dialogs', async () => {
    const file = await book({
      sheets: [data(''), data(''), data('<row><c><v>3</v></c></row>')],
      types: ['chartsheet', 'dialogsheet', 'worksheet'],
    });
    const tables = await openXlsx(file, 'a.xlsx', {});
    expect(tables.map(({ name }) => name)).toEqual(['S3']);
    expect(await rowsOf(tables[0]!)).toEqual([['3']]);
  });

  test('is read without reading the cells of any sheet to its end', async () => {
    const file = await book({ sheets: [data('<row><c><v>1</v></c></row></oops>')] });
    const tables = await openXlsx(file, 'a.xlsx', {});
    expect(tables).toHaveLength(1);
    expect(await errorOf(rowsOf(tables[0]!))).toEqual(broken);
  });

  const rows = '<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row>';
  test.each([
    ['as the dimension says', `<dimension ref="A1:B3"/>${data(rows)}`, 2],
    ['below a preamble', `<dimension ref="A2:B4"/>${data(rows)}`, 2],
    ['unknown without a dimension', data(rows), null],
    ['unknown where the dimension is one cell', `<dimension ref="A1"/>${data(rows)}`, null],
    [
      'unknown where the dimension is the whole sheet',
      `<dimension ref="A1:XFD1048576"/>${data(rows)}`,
      null,
    ],
    [
      'unknown where so many rows cannot be in so few bytes',
      `<dimension ref="A1:B90000"/>${data(rows)}`,
      null,
    ],
  ])('tells the rows: %s', async (_, sheet, expected) => {
    const [table] = await openXlsx(await book({ sheets: [sheet] }), 'a.xlsx', {});
    expect(table!.rows).toBe(expected);
  });
});

describe('cells', () => {
  test('hold texts: shared, in place, formatted in runs, and calculated', async () => {
    const rows = await read({
      shared:
        '<si><t>plain</t></si><si><r><rPr><b/></rPr><t>bo</t></r><r><t xml:space="preserve">ld &amp; </t></r></si>' +
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/>' +
        '<si><t>a_x000D_b_x005F_x0041_</t></si>',
      sheets: [
        data(
          '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c></row>' +
            '<row><c t="inlineStr"><is><t> in place </t></is></c>' +
            '<c t="inlineStr"><is><r><t>in </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>' +
            '<c t="str"><f>A1&amp;"&lt;"</f><v>plain&lt;</v></c><c t="str"><f>""</f><v></v></c><c t="str"><f>1</f><v>1.50</v></c></row>',
        ),
      ],
    });
    expect(rows).toEqual([
      ['plain', 'bold & ', '東京', '', 'a\rb_x0041_'],
      [' in place ', 'in runs', 'plain<', '', '1.50'],
    ]);
  });

  test('hold numbers in full', async () => {
    const written = [
      '7210448301122',
      '3.2999999999999998',
      '1.5E-7',
      '1E+20',
      '-0.5',
      '0',
      '1e300',
    ];
    const rows = await read(`<row>${written.map((v) => `<c><v>${v}</v></c>`).join('')}</row>`);
    expect(rows).toEqual([
      ['7210448301122', '3.3', '0.00000015', '100000000000000000000', '-0.5', '0', '1e+300'],
    ]);
  });

  test('hold truth, errors as they are written, and results of formulas', async () => {
    const rows = await read(
      '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>' +
        '<c><f>SUM(1,2)</f><v>3</v></c><c><f>NOW()</f></c><c t="n"><v>4</v></c></row>',
    );
    expect(rows).toEqual([['true', 'false', '#N/A', '#DIV/0!', '3', '', '4']]);
  });

  test('stay where they are: rows and columns that are left out are empty', async () => {
    const rows = await read(
      '<row r="3"><c r="C3"><v>1</v></c><c r="AB3"><v>2</v></c></row><row r="4"/>' +
        '<row r="6"><c r="A6"><v>3</v></c><c r="B6" s="0"/></row><row r="9"><c r="A9" s="0"/></row>',
    );
    const wide = ['', '', '1', ...Array<string>(24).fill(''), '2'];
    expect(rows).toEqual([[], [], wide, [], [], ['3']]);
  });

  test('without positions follow each other', async () => {
    const rows = await read(
      '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    );
    expect(rows).toEqual([['1', '', '2'], [], ['', '3', '4'], ['5']]);
  });

  test('give no rows where there are none', async () => {
    expect(await read('')).toEqual([]);
    expect(await read({ sheets: ['<sheetData/>'] })).toEqual([]);
    expect(await read('<row r="1"/><row r="2"><c r="A2" s="0"/></row>')).toEqual([]);
  });

  test('that nobody wants come as empty texts', async () => {
    const rows =
      '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c><c><v>2</v></c></row>'.repeat(20);
    expect(await read(rows, {}, [1])).toEqual(Array<string[]>(20).fill(['', '1', '']));
  });

  test('are read from parts with prefixed names, in UTF-16, and under other paths', async () => {
    const sheet =
      `<x:worksheet xmlns:x="${office}/spreadsheetml/2006/main"><x:sheetData><x:row r="1">` +
      '<x:c r="A1" t="inlineStr"><x:is><x:t>é中</x:t></x:is></x:c></x:row></x:sheetData>' +
      '<x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>';
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${sheet}`, 'utf16le'));
    const given = await read({ sheets: [''], parts: { 'xl/worksheets/sheet1.xml': utf16 } });
    expect(given).toEqual([['é中', 'é中']]);
    const moved = await read({
      sheets: ['<sheetData/>'],
      parts: { 'xl/worksheets/sheet1.xml': '', 'XL\\worksheets\\Sheet1.xml': head + sheet },
    });
    expect(moved).toEqual([['é中', 'é中']]);
  });
});

describe('dates', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    `<cellXfs>${[0, 14, 22, 164, 165, 20, 46, 31].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>` +
    '<dxfs><dxf><numFmt numFmtId="165" formatCode="yyyy"/></dxf></dxfs>';
  const cell = (style: number, value: number | string): string =>
    `<c s="${style}"><v>${value}</v></c>`;

  test('are told by the number format of the cell', async () => {
    const row =
      [0, 1, 2, 3, 4, 5, 6, 7].map((style) => cell(style, 45292.5)).join('') +
      '<c><v>45292</v></c>' +
      cell(1, 45292);
    expect(await read({ styles, sheets: [data(`<row>${row}</row>`)] })).toEqual([
      [
        '45292.5',
        '2024-01-01 12:00:00',
        '2024-01-01 12:00:00',
        '2024-01-01 12:00:00',
        '45292.5',
        '2024-01-01 12:00:00',
        '1087020:00:00',
        '2024-01-01 12:00:00',
        '45292',
        '2024-01-01',
      ],
    ]);
  });

  test('count days as the workbook does', async () => {
    const row = `<row>${cell(1, 0)}${cell(1, 1)}${cell(1, 59)}${cell(1, 60)}${cell(1, 61)}${cell(5, 0.75)}</row>`;
    expect(await read({ styles, sheets: [data(row)] })).toEqual([
      ['0', '1900-01-01', '1900-02-28', '60', '1900-03-01', '18:00:00'],
    ]);
    for (const properties of ['date1904="1"', 'date1904="true"']) {
      expect(await read({ styles, properties, sheets: [data(row)] })).toEqual([
        ['1904-01-01', '1904-01-02', '1904-02-29', '1904-03-01', '1904-03-02', '18:00:00'],
      ]);
    }
  });

  test('of a style that is no number stay texts', async () => {
    const row = `<row><c s="1" t="inlineStr"><is><t>45292</t></is></c><c s="1" t="b"><v>1</v></c><c s="1"/></row>`;
    expect(await read({ styles, sheets: [data(row)] })).toEqual([['45292', 'true']]);
  });

  test('in ISO form are read as they stand', async () => {
    const values = [
      '2024-01-31',
      '2024-01-31T17:05:09',
      '2024-01-31T00:00:00.000Z',
      '17:05:09',
      'soon',
    ];
    const row = values.map((value) => `<c t="d"><v>${value}</v></c>`).join('');
    expect(await read(`<row>${row}</row>`)).toEqual([
      ['2024-01-31', '2024-01-31 17:05:09', '2024-01-31', '17:05:09', 'soon'],
    ]);
  });
});

describe('merged cells', () => {
  const text = (at: string, value: string): string =>
    `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const sheet = (rows: string, ...merges: string[]): Book => ({
    sheets: [
      `${data(rows)}<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    ],
  });

  test('of headers carry their text to the right and down', async () => {
    const rows =
      `<row r="1">${text('A1', 'Customer')}${text('B1', '2024')}${text('D1', '2025')}</row>` +
      `<row r="2">${text('B2', 'Q1')}${text('C2', 'Q2')}${text('D2', 'Q1')}${text('E2', 'Q2')}</row>` +
      `<row r="3">${text('A3', 'Ann')}<c r="B3"><v>1</v></c></row>`;
    expect(await read(sheet(rows, 'D1:E1', 'A1:A2', 'B1:C1'))).toEqual([
      ['Customer', '2024', '2024', '2025', '2025'],
      ['Customer', 'Q1', 'Q2', 'Q1', 'Q2'],
      ['Ann', '1'],
    ]);
  });

  test('are filled where they begin in row 12 and left as they are from row 13 on', async () => {
    const rows = `<row r="12">${text('A12', 'a')}</row><row r="13">${text('B13', 'b')}</row><row r="15">${text('A15', 'c')}</row>`;
    const read15 = await read(sheet(rows, 'A12:A14', 'B13:C14'));
    expect(read15.slice(11)).toEqual([['a'], ['a', 'b'], ['a'], ['c']]);
  });

  test('up to the edge of the sheet are titles and not repeated', async () => {
    expect(await read(sheet(`<row r="1">${text('A1', 'Title')}</row>`, 'A1:XFD1'))).toEqual([
      ['Title'],
    ]);
  });

  test('give their text to wanted columns even when their own is not wanted', async () => {
    const rows = `<row r="1">${text('A1', 'a')}</row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>`;
    expect(await read(sheet(rows, 'A1:B1'), {}, [1])).toEqual([
      ['', 'a'],
      ['', '2'],
    ]);
  });

  test('are found wherever the end of the cells falls in the unpacked bytes', async () => {
    const start = `${head}<worksheet ${main}><sheetData><row r="1">${text('A1', 'a')}</row><row r="2">`;
    const end = '</row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>';
    for (let offset = -12; offset <= 2; offset++) {
      // A power of two is a multiple of every size in which bytes are handed on.
      const before = 2 ** 20 + offset - start.length - '<!----></row></'.length;
      const sheet = `${start}<!--${' '.repeat(before)}-->${end}`;
      expect(sheet.lastIndexOf('sheetData')).toBe(2 ** 20 + offset);
      expect(await read({ sheets: [sheet] })).toEqual([['a', 'a']]);
    }
  });

  test('are not taken from texts that look like them', async () => {
    const rows = `<row r="1">${text('A1', '&lt;/sheetData&gt;&lt;mergeCell ref="A1:B1"/&gt;')}</row>`;
    expect(await read(rows)).toEqual([['</sheetData><mergeCell ref="A1:B1"/>']]);
  });
});

describe('large sheets', () => {
  const cells = (r: number): string => `<row><c><v>${r}</v></c><c t="b"><v>1</v></c></row>`;
  const many = Array.from({ length: 10_000 }, (_, r) => cells(r)).join('');

  test('come in batches, with progress in bytes that ends at the size of the file', async () => {
    const file = await book({ sheets: [data(many)], shared: '<si><t>x</t></si>' });
    const [table] = await openXlsx(file, 'a.xlsx', {});
    const seen: number[] = [];
    const batches: number[] = [];
    const hooks: WorkHooks = {
      progress: (done, total, stage) => {
        expect([total, stage]).toEqual([file.size, 'convert']);
        seen.push(done);
      },
    };
    let next = 0;
    for await (const rows of table!.readRows(hooks)) {
      batches.push(rows.length);
      for (const row of rows) expect(row).toEqual([String(next++), 'true']);
    }
    expect(next).toBe(10_000);
    expect(Math.max(...batches)).toBeLessThanOrEqual(4096);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(file.size);
  });

  test('with rows far apart keep their positions', async () => {
    const rows = await read(
      '<row r="1"><c><v>1</v></c></row><row r="1048576"><c><v>2</v></c></row>',
    );
    expect(rows).toHaveLength(1_048_576);
    expect([rows[0], rows[500_000], rows.at(-1)]).toEqual([['1'], [], ['2']]);
  });

  test('with wide rows come in smaller batches', async () => {
    const wide = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(200);
    const [table] = await openXlsx(await book({ sheets: [data(wide)] }), 'a.xlsx', {});
    let largest = 0;
    for await (const rows of table!.readRows({})) largest = Math.max(largest, rows.length);
    expect(largest).toBeLessThan(200);
  });

  test('can be cancelled between batches', async () => {
    const [table] = await openXlsx(await book({ sheets: [data(many)] }), 'a.xlsx', {});
    const signal = { aborted: false };
    let batches = 0;
    const work = (async () => {
      for await (const rows of table!.readRows({ signal })) {
        batches++;
        signal.aborted = rows.length > 0;
      }
    })();
    expect(await errorOf(work)).toEqual({ code: 'import.cancelled', detail: {} });
    expect(batches).toBe(1);
  });

  test('can be left in the middle and read again', async () => {
    const [table] = await openXlsx(await book({ sheets: [data(many)] }), 'a.xlsx', {});
    for await (const rows of table!.readRows({})) {
      expect(rows[0]).toEqual(['0', 'true']);
      break;
    }
    expect(await rowsOf(table!)).toHaveLength(10_000);
  });
});

describe('refuses', () => {
  test('what unpacks to more than the limit, and says so before it is all unpacked', async () => {
    const bomb = `<row><c t="inlineStr"><is><t>${'x'.repeat(30_000_000)}</t></is></c></row>`;
    const file = await book({ sheets: [data(bomb)] });
    expect(file.size).toBeLessThan(100_000);
    const hooks = { maxBytes: 1_000_000 };
    const [table] = await openXlsx(file, 'a.xlsx', hooks);
    const error = await errorOf(rowsOf(table!, hooks));
    expect(error).toMatchObject({ code: 'file.tooLarge', detail: { limit: 1_000_000 } });
    const { bytes } = (error as { detail: { bytes: number } }).detail;
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(bytes).toBeLessThan(3_000_000);
  });

  test('shared texts beyond the limit', async () => {
    const shared = `<si><t>${'x'.repeat(3_000_000)}</t></si>`;
    const file = await book({ shared, sheets: [data('<row><c t="s"><v>0</v></c></row>')] });
    const hooks = { maxBytes: 1_000_000 };
    const [table] = await openXlsx(file, 'a.xlsx', hooks);
    expect(await errorOf(rowsOf(table!, hooks))).toMatchObject({ code: 'file.tooLarge' });
  });

  test('a file that cannot be read any more, without calling it damaged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xlsx-'));
    const path = join(folder, 'a.xlsx');
    const file = await book({ sheets: [data('<row><c><v>1</v></c></row>')] });
    writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
    const [table] = await openXlsx(await openAsBlob(path), 'a.xlsx', {});
    writeFileSync(path, 'something else');
    expect(await errorOf(rowsOf(table!))).toMatchObject({ code: 'file.unreadable' });
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['a sheet that is cut short', '<sheetData><row><c><v>1</v></c></row>'],
    ['a shared text that is not there', data('<row><c t="s"><v>7</v></c></row>')],
    ['a row twice', data('<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>')],
    ['a row that no sheet has', data('<row r="1048577"><c><v>1</v></c></row>')],
    ['a column that no sheet has', data('<row><c r="XFE1"><v>1</v></c></row>')],
    ['a cell whose position is no position', data('<row><c r="1A"><v>1</v></c></row>')],
  ])('%s', async (_, sheet) => {
    const whole = `${head}<worksheet ${main}>${sheet}`;
    const end = sheet.endsWith('</sheetData>') ? '</worksheet>' : '';
    expect(await errorOf(read({ sheets: [whole + end] }))).toEqual(broken);
  });

  test('bytes that are not the encoding they claim', async () => {
    const bytes = Buffer.from(
      `<worksheet>${data('<row><c t="inlineStr"><is><t>caf\u00e9</t></is></c></row>')}</worksheet>`,
      'latin1',
    );
    const given = { sheets: [''], parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(bytes) } };
    expect(await errorOf(read(given))).toEqual(broken);
  });

  test('what is no archive, an archive without a workbook, and a workbook without its sheet', async () => {
    const noArchive = new Blob(['PK\u0003\u0004 and nothing more']);
    expect(await errorOf(openXlsx(noArchive, 'a.xlsx', {}))).toEqual(broken);
    const other = await zipped({ 'readme.txt': 'hello' });
    expect(await errorOf(openXlsx(other, 'a.xlsx', {}))).toEqual(broken);
    const file = await book({
      sheets: ['<sheetData/>'],
      parts: {
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="gone.xml"/></Relationships>`,
      },
    });
    expect(await errorOf(openXlsx(file, 'a.xlsx', {}))).toEqual(broken);
  });

  test('a workbook in the binary notation, by its name', async () => {
    const workbook = { SheetNames: ['S1'], Sheets: { S1: utils.aoa_to_sheet([[1]]) } };
    const bytes = write(workbook, { type: 'array', bookType: 'xlsb' }) as ArrayBuffer;
    expect(await errorOf(openXlsx(new Blob([bytes]), 'a.xlsx', {}))).toMatchObject({
      code: 'file.unsupported',
      detail: { format: 'XLSB', name: 'a.xlsx' },
    });
  });

  test('an archive that is cut or damaged anywhere, or still gives the same rows', async () => {
    const rows = Array.from({ length: 400 }, (_, r) => `<row><c><v>${r * 7919}</v></c></row>`);
    const file = await book({ sheets: [data(rows.join(''))] });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const readAll = async (damaged: Uint8Array<ArrayBuffer>): Promise<string> => {
      const tables = await openXlsx(new Blob([damaged]), 'a.xlsx', { maxBytes: 10_000_000 });
      return JSON.stringify(await Promise.all(tables.map((table) => rowsOf(table))));
    };
    const sound = await readAll(bytes);
    const acceptable = ['file.broken', 'file.tooLarge'];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const cut = await errorOf(readAll(bytes.slice(0, at)));
          expect(cut).toEqual(broken);
          const flipped = bytes.slice();
          flipped[at] = flipped[at]! ^ flip;
          const outcome = await readAll(flipped).catch((e: unknown) => e);
          if (outcome instanceof AppFailure) expect(acceptable).toContain(outcome.error.code);
          // Dates, attributes and comments of an archive do not change what is in it.
          else expect([sound, '[]']).toContain(outcome);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('round trips', () => {
  const escape = (text: string): string =>
    text
      .replace(/[&<>"\r]/g, (c) => `&#${c.charCodeAt(0)};`)
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  const hostile = fc.oneof(
    fc.constantFrom(
      '"; drop table',
      '../x',
      '<c>',
      ']]>',
      '&amp;',
      '_x0041_',
      ' a ',
      '=1+1',
      '\n',
      '🙂',
      '007',
    ),
    // Characters that XML 1.0 has; the others are written as escapes, which have a test above.
    fc.string({ unit: 'grapheme' }).filter((t) => !/[\p{Cc}\ufffe\uffff]/u.test(t)),
  );
  const day = fc
    .integer({ min: 61, max: 200_000 })
    // 25569 is the serial of 1970-01-01.
    .map((serial) => ({
      xml: `s="1"><v>${serial}</v>`,
      text: new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10),
    }));
  const number = fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
    .filter((value) => value === 0 || Math.abs(value) > 1e-6)
    .map((value) => ({ xml: `><v>${value}</v>`, text: String(value) }));
  const text = hostile.map((value) => ({
    xml: `t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is>`,
    text: value,
  }));
  const empty = fc.constant(null);

  test('random sheets come back cell by cell', async () => {
    const sheets = fc.array(fc.array(fc.oneof(text, number, day, empty), { maxLength: 6 }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(sheets, async (grid) => {
        const rows = grid.map((row, r) => {
          const cells = row.map((cell, c) =>
            cell === null ? '' : `<c r="${'ABCDEF'[c]!}${r + 1}" ${cell.xml}</c>`,
          );
          return `<row r="${r + 1}">${cells.join('')}</row>`;
        });
        const expected = grid.map((row) =>
          row
            .slice(0, row.findLastIndex((cell) => cell !== null) + 1)
            .map((cell) => cell?.text ?? ''),
        );
        const lastRow = expected.findLastIndex((row) => row.length > 0);
        const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
        expect(await read({ styles, sheets: [data(rows.join(''))] })).toEqual(
          expected.slice(0, lastRow + 1),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('a workbook of another writer is read as it was written', async () => {
    const date = (v: number): CellObject => ({ t: 'n', v, z: 'yyyy-mm-dd hh:mm' });
    const orders = utils.aoa_to_sheet([
      ['Order', 'When', 'Total', 'Paid'],
      [7210448301122, date(45292.5), 19.99, true],
      ['A & "B" <c>', date(45293), -0.1, false],
    ]);
    orders['!merges'] = [utils.decode_range('C1:D1')];
    const notes = utils.aoa_to_sheet([[null, 'x'], [], ['y']]);
    const written = utils.book_new();
    utils.book_append_sheet(written, orders, 'Orders');
    utils.book_append_sheet(written, notes, '備註');
    written.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    for (const bookSST of [false, true]) {
      const bytes = write(written, {
        type: 'array',
        bookType: 'xlsx',
        bookSST,
        compression: true,
      }) as ArrayBuffer;
      const tables = await openXlsx(new Blob([bytes]), 'a.xlsx', {});
      expect(tables.map(({ name, isHidden, rows }) => [name, isHidden, rows])).toEqual([
        ['Orders', false, 2],
        ['備註', true, 2],
      ]);
      expect(await rowsOf(tables[0]!)).toEqual([
        ['Order', 'When', 'Total', 'Paid'],
        ['7210448301122', '2024-01-01 12:00:00', '19.99', 'true'],
        ['A & "B" <c>', '2024-01-02', '-0.1', 'false'],
      ]);
      expect(await rowsOf(tables[1]!)).toEqual([['', 'x'], [], ['y']]);
    }
  });
});
