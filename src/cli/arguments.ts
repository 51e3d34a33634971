import { parseArgs } from 'node:util';
import { fail } from '../core/error.ts';
import { isTableFormat, type TableFormat } from '../export/table-file.ts';

/** What the command line asks for. */
export interface Arguments {
  /** A view's address, or the part after `#`. */
  readonly view: string;
  readonly data: readonly string[];
  /** A mapping exported by the page, as a JSON file. */
  readonly mapping: string | null;
  /** ISO 4217 code: the currency whose rows are loaded where a file states several. */
  readonly currency: string | null;
  readonly format: 'json' | TableFormat;
  /** Which table a file holds: the first one unless named, in a workbook all of them. */
  readonly table: string | null;
}

/** The same, with the file that the answer is written to; null for the standard output. */
export interface Command extends Arguments {
  readonly out: string | null;
}

/**
 * Reads `'<view URL>' --data <file>... [--mapping <file>] [--currency <code>]
 * [--format json|csv|xlsx|parquet|arrow] [--table <name>] [--out <file>]`.
 */
export function readArguments(words: readonly string[]): Command {
  const { values, positionals } = parse(words);
  const [view, ...more] = positionals;
  if (view === undefined) fail('view.badValue', { key: 'view', value: '' });
  // `--data a.csv b.csv`: what follows the first file belongs to it.
  const data = [...(values.data ?? []), ...more];
  if (data.length === 0) fail('view.needsData', {});
  const format = values.format ?? 'json';
  if (format !== 'json' && !isTableFormat(format))
    fail('view.badValue', { key: '--format', value: format });
  return {
    ...{ view, data, format },
    mapping: values.mapping ?? null,
    currency: values.currency?.toUpperCase() ?? null,
    table: values.table ?? null,
    out: values.out ?? null,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        data: { type: 'string', multiple: true },
        mapping: { type: 'string' },
        currency: { type: 'string' },
        format: { type: 'string' },
        table: { type: 'string' },
        out: { type: 'string' },
      },
    });
  } catch (error) {
    return fail('view.badValue', {
      key: 'argument',
      value: error instanceof Error ? error.message : '',
    });
  }
}
