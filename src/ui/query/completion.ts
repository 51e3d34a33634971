import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { SQLDialect, type SQLNamespace } from '@codemirror/lang-sql';
import { functionNames } from '../../core/query/functions.ts';
import type { CatalogView } from '../../i18n/query-catalog.ts';
import { writtenName } from './name.ts';

/** The words of the dialect that a query here can use. */
const keywords = `all and anti any as asc asof between by case cast cross cube desc describe distinct
  else end except exclude exists false filter first for from full group having ilike in inner intersect
  interval is join last left like limit natural not null nulls offset on or order outer over partition
  pivot preceding qualify range recursive replace right rollup rows select semi summarize then true
  unbounded union unpivot using values when where window with within`;
const types = `bigint boolean date decimal double float hugeint integer interval smallint time timestamp
  tinyint varchar`;

/** The engine's SQL, as far as colours and completion need it. */
export const dialect = SQLDialect.define({
  keywords: keywords.replace(/\s+/g, ' '),
  types: types.replace(/\s+/g, ' '),
  builtin: functionNames.join(' '),
  caseInsensitiveIdentifiers: true,
  doubleDollarQuotedStrings: true,
  identifierQuotes: '"',
});

/** The views as the language knows them: names after `from`, columns after a dot. */
export function namespaceOf(catalog: readonly CatalogView[]): SQLNamespace {
  return Object.fromEntries(
    catalog.map((view) => [
      view.name,
      {
        self: { label: view.name, type: 'class', info: view.text, boost: 2 },
        children: view.columns.map((column) => columnCompletion(column)),
      },
    ]),
  );
}

/** Completes columns of every view and functions wherever a word begins that follows no dot. */
export function completeNames(
  catalog: readonly CatalogView[],
): (context: CompletionContext) => CompletionResult | null {
  const options = new Map<string, Completion>();
  for (const name of functionNames) options.set(name, { label: name, type: 'function', boost: -1 });
  for (const view of catalog)
    for (const column of view.columns)
      if (options.get(column.name)?.type !== 'property')
        options.set(column.name, { ...columnCompletion(column), boost: 1 });
  const all = [...options.values()];
  return (context) => {
    const word = context.matchBefore(/[\p{L}\p{M}\p{N}_]+/u);
    if (!word && !context.explicit) return null;
    const from = word?.from ?? context.pos;
    if (context.state.sliceDoc(from - 1, from) === '.') return null;
    return { from, options: all, validFor: /^[\p{L}\p{M}\p{N}_]*$/u };
  };
}

function columnCompletion({ name, type, text }: CatalogView['columns'][number]): Completion {
  return { label: name, apply: writtenName(name), type: 'property', detail: type, info: text };
}
