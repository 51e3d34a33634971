import type { LoadReport } from '../core/model/info.ts';
import { columnFor, type ImportPlan } from '../core/model/plan.ts';
import {
  add,
  against,
  amounts,
  type Amounts,
  type Line,
  type Sum,
} from '../core/model/reconciliation.ts';

/** From the rows of every file to the loaded ones, and to the lines of the fact. */
export function fileLines(
  report: LoadReport,
  plan: ImportPlan | null,
  data: Amounts,
): readonly Line[] {
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
  const changed = linesLine(plan, (data.rows ?? 0) - control.rowsLoaded);
  return [
    ...(isOne ? [{ ...together, subject: only.subject }] : [...files, together]),
    ...rejected,
    against({ kind: 'loaded' }, loaded, rejected.reduce(add, inFiles)),
    ...changed,
    against({ kind: 'data' }, data, changed.reduce(add, loaded)),
  ];
}

/** Where the files were read so that a row is not a line, by how many there are more or fewer. */
function linesLine(plan: ImportPlan | null, more: number): readonly Line[] {
  const sources = plan?.sources.filter(({ role }) => role === 'transactions');
  const isMade = sources?.some((source) => columnFor(source, 'refunded')) ?? true;
  const isSummed = sources?.some(({ grain }) => grain === 'order') ?? true;
  if (more === 0 || !(more > 0 ? isMade : isSummed)) return [];
  const kind = more > 0 ? 'made' : 'summed';
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
