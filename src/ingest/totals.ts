import { isMissing } from './narrow.ts';
import type { TotalRow } from './types.ts';

const label =
  /^(?:合計|合计|總計|总计|小計|小计|總和|总和|共計|共计|計|grand totals?|sub-?totals?|totals?|sum|overall|summe|합계|총계)[\s:：]*(?:\([^()]*\))?[\s:：]*$/i;
const footer =
  /^(?:confidential information|copyright (?:\(c\)|©)|©|generated (?:by|on|at)|report generated|printed (?:by|on)|exported (?:by|on)|as of (?=\d)|製表|制表|列印(?:日期|時間|人)|打印(?:日期|时间|人)|匯出(?:日期|時間|人)|导出(?:日期|时间|人)|以上(?:資料|数据|報表|共)|資料來源|数据来源|报表生成|報表產生|出力日|作成(?:日|者))/i;

/**
 * Rows at the end of a file that sum up or sign it: the first filled cell says Total, 合計 and the
 * like, and most of the cells that identify a row (`identifiers`: positions of the text, date and id
 * columns) are empty. "Total Wine & More" is a name and stays.
 */
export function findTotals(
  lastRows: readonly (readonly string[])[],
  identifiers: readonly number[],
): readonly TotalRow[] {
  const found: TotalRow[] = [];
  for (let i = lastRows.length - 1; i >= 0 && lastRows.length - i <= 30; i--) {
    const row = lastRows[i] ?? [];
    const at = row.findIndex((cell) => !isMissing(cell));
    if (at < 0) continue;
    const text = (row[at] ?? '').trim();
    const rest = identifiers.filter((column) => column !== at);
    const empty = rest.filter((column) => isMissing(row[column] ?? '')).length;
    const filled = row.reduce((n, cell) => (isMissing(cell) ? n : n + 1), 0);
    const sums = label.test(text) && empty >= rest.length * 0.6;
    // 製表人, a name, 列印日期, a day: a signature may take several cells, but no row of data.
    const signs = row.length !== 1 && filled <= Math.max(1, row.length / 2) && footer.test(text);
    // A short record of one cell is how footers look when they stand below a wide table.
    const below =
      row.length === 1 && identifiers.length > 1 && (footer.test(text) || label.test(text));
    if (!sums && !signs && !below) break;
    found.unshift({ label: text, cells: row });
  }
  return found;
}
