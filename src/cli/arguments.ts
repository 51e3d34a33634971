import { parseArgs } from 'node:util';
import { fail } from '../core/error.ts';
import { summariesPage } from '../core/experiment/summary-params.ts';
import { isTableFormat, type TableFormat } from '../export/table-file.ts';
import { readLocation } from '../url/location.ts';
import type { AudienceOptions } from './audience-options.ts';

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
  /** What to export of the customers instead of printing a view; null for a view. */
  readonly audience: AudienceOptions | null;
}

/**
 * Reads `'<view URL>' --data <file>... [--mapping <file>] [--currency <code>]
 * [--format json|csv|xlsx|parquet|arrow] [--table <name>] [--out <file>]`, and for an audience
 * `--audience <platform>[,…] --out <file>` with `--consent <header>` or `--consent-statement <text>`,
 * `--suppress <file>`…, `--country <code>`, `--hash`, `--value net|year`, `--purpose remove`,
 * `--exclude-buyers <days>`, `--split <name:share,…>`, `--holdout <name>`, `--seed <n>`, `--strata <…>`.
 */
export function readArguments(words: readonly string[]): Command {
  const { values, positionals } = parse(words);
  const [view, ...more] = positionals;
  if (view === undefined) fail('view.badValue', { key: 'view', value: '' });
  // `--data a.csv b.csv`: what follows the first file belongs to it.
  const data = [...(values.data ?? []), ...more];
  // Sums that stand in the address need no file.
  const isTyped = readLocation(view.slice(view.indexOf('#') + 1)).view.page === summariesPage;
  if (data.length === 0 && !isTyped) fail('view.needsData', {});
  const format = values.format ?? 'json';
  if (format !== 'json' && !isTableFormat(format))
    fail('view.badValue', { key: '--format', value: format });
  return {
    ...{ view, data, format },
    mapping: values.mapping ?? null,
    currency: values.currency?.toUpperCase() ?? null,
    table: values.table ?? null,
    out: values.out ?? null,
    audience: values.audience === undefined ? null : audienceOf(values.audience, values),
  };
}

type Values = ReturnType<typeof parse>['values'];

function audienceOf(platforms: string, values: Values): AudienceOptions {
  // There is more than one file, and they hold people: none of it belongs on a screen.
  if (values.out === undefined) fail('view.badValue', { key: '--out', value: '' });
  return {
    platforms: listed(platforms),
    consent: values.consent ?? null,
    statement: values['consent-statement'] ?? null,
    suppress: values.suppress ?? [],
    country: values.country?.toUpperCase() ?? null,
    isHashed: values.hash ?? false,
    split: values.split ?? null,
    holdout: listed(values.holdout ?? ''),
    seed: values.seed ?? null,
    strata: listed(values.strata ?? ''),
    purpose: values.purpose ?? null,
    excludeBuyers: values['exclude-buyers'] ?? null,
    value: values.value ?? null,
  };
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
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
        audience: { type: 'string' },
        consent: { type: 'string' },
        'consent-statement': { type: 'string' },
        suppress: { type: 'string', multiple: true },
        country: { type: 'string' },
        hash: { type: 'boolean' },
        value: { type: 'string' },
        purpose: { type: 'string' },
        'exclude-buyers': { type: 'string' },
        split: { type: 'string' },
        holdout: { type: 'string' },
        seed: { type: 'string' },
        strata: { type: 'string' },
      },
    });
  } catch (error) {
    return fail('view.badValue', {
      key: 'argument',
      value: error instanceof Error ? error.message : '',
    });
  }
}
