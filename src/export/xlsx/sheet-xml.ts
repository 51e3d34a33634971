import type { Sheet, SheetRow } from '../../core/export/sheet.ts';
import type { Look, Styles } from './styles.ts';
import { cellText, xmlHead } from './xml.ts';

/** Cells that are written in one piece: few enough for a task that nobody notices. */
const cellsAtOnce = 5000;

/**
 * A sheet as XML, piece by piece. Header and first column stay in sight. Text stands in the cells
 * themselves, always as text: nothing in it is taken for a formula or an error.
 */
export function* sheetXml(sheet: Sheet, styles: Styles): Generator<string, void> {
  const { header, widths, rowCount } = sheet;
  const hasHeader = header.length > 0;
  yield `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`;
  yield `<sheetViews><sheetView workbookViewId="0">${hasHeader ? frozen : ''}</sheetView></sheetViews>`;
  const columns = widths.map(
    (width, place) =>
      `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  yield columns.length > 0 ? `<cols>${columns.join('')}</cols><sheetData>` : '<sheetData>';
  if (hasHeader) yield headerXml(sheet, styles);
  const above = hasHeader ? 1 : 0;
  const rowsAtOnce = Math.max(1, Math.floor(cellsAtOnce / Math.max(1, widths.length)));
  let written = '';
  for (let place = 0; place < rowCount; place++) {
    written += rowXml(sheet.row(place), place + above, sheet, styles);
    if (place % rowsAtOnce === rowsAtOnce - 1) {
      yield written;
      written = '';
    }
  }
  yield `${written}</sheetData></worksheet>`;
}

const frozen =
  '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>' +
  '<selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight"/>';

function headerXml({ header, isNumeric }: Sheet, styles: Styles): string {
  const cells = header.map((name, place) =>
    textXml(name, cellName(place, 0), {
      look: {
        pattern: null,
        font: 'bold',
        line: 'below',
        align: isNumeric[place] ? 'end' : 'start',
      },
      styles,
    }),
  );
  return `<row r="1">${cells.join('')}</row>`;
}

function rowXml(row: SheetRow, place: number, sheet: Sheet, styles: Styles): string {
  const hasHeader = sheet.header.length > 0;
  const cells = row.cells.map((cell, column) => {
    if (cell === null) return '';
    const name = cellName(column, place);
    const isBold = row.isTotal || ('text' in cell && cell.isName === true);
    const base = {
      font: isBold ? 'bold' : 'plain',
      line: row.isTotal ? 'above' : 'none',
    } as const;
    if ('text' in cell) {
      const look: Look = { ...base, pattern: null, align: hasHeader ? 'start' : 'wrap' };
      return textXml(cell.text, name, { look, styles });
    }
    const align = sheet.isNumeric[column] ? 'end' : 'start';
    const style = styles.placeOf({ ...base, pattern: cell.pattern, align });
    return `<c r="${name}" s="${style}"><v>${cell.number}</v></c>`;
  });
  return `<row r="${place + 1}">${cells.join('')}</row>`;
}

function textXml(
  text: string,
  name: string,
  { look, styles }: { readonly look: Look; readonly styles: Styles },
): string {
  const written = `<is><t xml:space="preserve">${cellText(text)}</t></is>`;
  return `<c r="${name}" s="${styles.placeOf(look)}" t="inlineStr">${written}</c>`;
}

/** The name of a cell by its place, from 0: (0, 0) is A1, (27, 1) is AB2. */
function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
