import type { LoadReport } from '../core/model/info.ts';
import {
  add,
  against,
  amounts,
  type Amounts,
  type Line,
  type Sum,
} from '../core/model/reconciliation.ts';

/** From the rows of every file to the loaded ones, and to the lines of the fact. */
export function fileLines(report: LoadReport, data: Amounts): readonly Line[] {
  const { control } = report.model;
  const start = amounts({ rows: 0 });
  const inFiles = amounts({ rows: control.rowsInFile });
  const files = report.files.map((file): Line => ({
    subject: { kind: 'file', name: file.fileName },
    role: 'plus',
    amounts: amounts({ rows: file.rows }),
    gap: null,
  }));
  const together = against({ kind: 'files' }, inFiles, files.reduce(add, start));
  const [only] = files;
  const isOne = files.length === 1 && only !== undefined;
  const rejected = report.rejectCounts.map(({ reason, rows }): Line => ({
    subject: {
      kind: 'rejected',
      reason,
      sums: reason === 'otherCurrency' ? otherSums(report) : [],
    },
    role: 'minus',
    amounts: amounts({ rows }),
    gap: null,
  }));
  const loaded = amounts({ rows: control.rowsLoaded, revenue: control.amount });
  const changed = [
    ...linesLine('made', control.linesMade),
    ...linesLine('summed', -control.rowsSummed),
  ];
  return [
    ...(isOne ? [{ ...together, subject: only.subject }] : [...files, together]),
    ...rejected,
    against({ kind: 'loaded' }, loaded, rejected.reduce(add, inFiles)),
    ...changed,
    against({ kind: 'data' }, data, changed.reduce(add, loaded)),
  ];
}

/** Where a row is not a line: by how many the import says that there are more or fewer. */
function linesLine(kind: 'made' | 'summed', more: number): readonly Line[] {
  if (more === 0) return [];
  return [{ subject: { kind }, role: 'plus', amounts: amounts({ rows: more }), gap: null }];
}

function otherSums({ checks }: LoadReport): readonly Sum[] {
  return checks
    .filter(({ code }) => code === 'otherCurrency')
    .map(({ detail }) => ({
      name: String(detail['name'] ?? ''),
      minor: BigInt(detail['minor'] ?? 0),
      scale: Number(detail['scale'] ?? 0),
    }));
}
