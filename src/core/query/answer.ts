import type { Table } from 'apache-arrow';
import type { CellValue, TableColumn, TableData, ValueKind } from '../spec/screen.ts';

/** A column of an answer, as the engine names its type. */
interface AnswerColumn {
  readonly name: string;
  readonly type: string;
}

/** Rows of an answer that are shown at most. */
export const mostRows = 100_000;

/** More digits than this are not exact as a number. */
const exactDigits = 15;

/**
 * The answer to a query as a table. Numbers stay exact: what has more digits than a number holds is
 * the text of them. Amounts with the data's own number of decimals are shown with all of these.
 */
export function answerTable(
  answer: Table,
  columns: readonly AnswerColumn[],
  title: string,
  scale: number,
): TableData {
  const kinds = columns.map(({ type }) => kindOf(type, scale));
  const values = kinds.map((kind, place) => {
    const vector = answer.getChildAt(place);
    return Array.from({ length: answer.numRows }, (_, row) => cellOf(vector?.get(row), kind));
  });
  return {
    id: 'answer',
    title,
    columns: columns.map(({ name }, place): TableColumn => {
      const isFirst = columns.findIndex((other) => other.name === name) === place;
      const id = isFirst ? name : `${name} ${place + 1}`;
      return { id, label: name, kind: kinds[place] ?? 'text' };
    }),
    rows: Array.from({ length: answer.numRows }, (_, row) =>
      values.map((column) => column[row] ?? null),
    ),
    footer: [],
    marks: [],
  };
}

function kindOf(type: string, scale: number): ValueKind {
  if (/^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|DECIMAL\(\d+,0\))$/.test(type))
    return 'integer';
  if (type.startsWith('DECIMAL(')) return type.endsWith(`,${scale})`) ? 'number' : 'measure';
  if (type === 'FLOAT' || type === 'DOUBLE') return 'measure';
  return type === 'DATE' ? 'day' : 'text';
}

function cellOf(value: unknown, kind: ValueKind): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return exact(String(value));
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (kind === 'day' || kind === 'text') return text;
  return exact(text);
}

function exact(text: string): CellValue {
  return text.replace(/\D/g, '').replace(/^0+/, '').length > exactDigits ? text : Number(text);
}
