import type { Block, TableData } from '../../core/spec/screen.ts';
import { armTable } from './arm-table.ts';
import { checksOf, type Check } from './checks.ts';
import { column } from './columns.ts';
import { writeMark } from './marks.ts';
import type { ResultContext } from './context.ts';
import { allCustomers, type ResultView } from './result.ts';

/** Who is in the test, and whether the result may be believed. */
export function healthBlocks(view: ResultView, context: ResultContext): readonly Block[] {
  const { labels, formats } = context;
  const table = healthTable(view, context);
  const isAlone = table.rows.length === 0;
  return [
    {
      kind: 'table',
      id: 'arms',
      title: labels.armsTitle,
      subtitle: labels.armsSubtitle(formats.value('integer', allCustomers(view))),
      width: isAlone ? 'full' : 'two-fifths',
      table: armTable(view, labels),
    },
    ...(isAlone
      ? []
      : [
          {
            kind: 'table' as const,
            id: 'health',
            title: labels.healthTitle,
            subtitle: labels.healthSubtitle,
            width: 'three-fifths' as const,
            table,
          },
        ]),
  ];
}

/** The checks: one row each, with a word that says how it stands. */
export function healthTable(view: ResultView, context: ResultContext): TableData {
  const { labels } = context;
  const checks = checksOf(view, context);
  return {
    id: 'health',
    title: labels.healthTitle,
    columns: [
      column('check', 'text', labels),
      column('status', 'text', labels),
      column('found', 'text', labels),
      column('customers', 'integer', labels),
    ],
    rows: checks.map(({ code, status, text, customers }) => [
      labels.checks[code],
      labels.statuses[status],
      text,
      customers,
    ]),
    marks: checks.map((check) => markOf(check)),
    footer: [],
  };
}

/** The customers of a check, where it is about any. */
function markOf({ code, customers }: Check): string | null {
  if (customers === null || customers === 0) return null;
  switch (code) {
    case 'several':
      return writeMark({ kind: 'several' });
    case 'noExposure':
    case 'later':
    case 'open':
    case 'before':
    case 'elsewhere':
    case 'shared':
      return writeMark({ kind: 'health', code, arm: null });
    default:
      return null;
  }
}
