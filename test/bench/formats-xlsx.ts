import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { ZipWriter } from '@zip.js/zip.js';
import { dayColumn, dayOf, priceColumn, quantityColumn, shopRows } from './formats-rows.ts';

/** Rows that a sheet can have below its header. */
export const sheetRows = 1_048_575;
const columns = 'ABCDEFGH';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';
const main = `xmlns="${office}/spreadsheetml/2006/main"`;
const kinds = `${office}/officeDocument/2006/relationships`;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const part = (path: string, type: string): string =>
  `<Override PartName="/xl/${path}.xml" ContentType="${sheetType}.${type}+xml"/>`;
const relations = (inside: string): string =>
  `${head}<Relationships xmlns="${office}/package/2006/relationships">${inside}</Relationships>`;
const relation = (id: number, kind: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${kinds}/${kind}" Target="${target}"/>`;

/** What a workbook of one sheet has beside its cells. */
const frame: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    `${head}<Types xmlns="${office}/package/2006/content-types">` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    part('workbook', 'sheet.main') +
    part('worksheets/sheet1', 'worksheet') +
    part('styles', 'styles') +
    `${part('sharedStrings', 'sharedStrings')}</Types>`,
  '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml':
    `${head}<workbook ${main} xmlns:r="${kinds}"><sheets>` +
    '<sheet name="orders" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relations(
    relation(1, 'worksheet', 'worksheets/sheet1.xml') +
      relation(2, 'styles', 'styles.xml') +
      relation(3, 'sharedStrings', 'sharedStrings.xml'),
  ),
  'xl/styles.xml':
    `${head}<styleSheet ${main}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>` +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
};

/** Writes the shop as spreadsheets do: texts shared, days as numbers with a style. */
export async function writeXlsx(path: string, lines: number): Promise<void> {
  // Some readers take the notation of sizes in 64 bits for a size.
  const zip = new ZipWriter(Writable.toWeb(createWriteStream(path)), {
    useWebWorkers: false,
    zip64: false,
  });
  const shared = new Map<string, number>();
  const add = (name: string, pieces: Iterable<string>): Promise<unknown> =>
    zip.add(name, Readable.toWeb(Readable.from(encoded(pieces))) as ReadableStream<Uint8Array>);
  for (const [name, text] of Object.entries(frame)) await add(name, [text]);
  await add('xl/worksheets/sheet1.xml', sheetXml(lines, shared));
  await add('xl/sharedStrings.xml', sharedXml(shared));
  await zip.close();
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}

function* sheetXml(lines: number, shared: Map<string, number>): Generator<string, void, undefined> {
  yield `${head}<worksheet ${main}><dimension ref="A1:H${lines + 1}"/><sheetData>`;
  let row = 0;
  for (const rows of shopRows(lines)) {
    let xml = '';
    for (const cells of rows) {
      row++;
      xml += `<row r="${row}">`;
      cells.forEach((cell, at) => (xml += cellXml(row, cell, at, shared)));
      xml += '</row>';
    }
    yield xml;
  }
  yield '</sheetData></worksheet>';
}

function cellXml(row: number, cell: string, at: number, shared: Map<string, number>): string {
  const place = `${columns[at]}${row}`;
  if (row > 1 && (at === quantityColumn || at === priceColumn)) {
    return `<c r="${place}"><v>${Number(cell)}</v></c>`;
  }
  // The day that spreadsheets count as 25569 is 1970-01-01.
  if (row > 1 && at === dayColumn)
    return `<c r="${place}" s="1"><v>${dayOf(cell) + 25_569}</v></c>`;
  let position = shared.get(cell);
  if (position === undefined) shared.set(cell, (position = shared.size));
  return `<c r="${place}" t="s"><v>${position}</v></c>`;
}

function* sharedXml(shared: ReadonlyMap<string, number>): Generator<string, void, undefined> {
  yield `${head}<sst ${main} uniqueCount="${shared.size}">`;
  let xml = '';
  for (const text of shared.keys()) {
    xml += `<si><t>${text}</t></si>`;
    if (xml.length < 1 << 20) continue;
    yield xml;
    xml = '';
  }
  yield `${xml}</sst>`;
}
