import type { DocumentedView, ViewColumn, ViewColumnName } from '../core/query/views.ts';
import type { Messages } from './index.ts';

/** A view of the SQL page as its reader sees it. */
export interface CatalogView {
  readonly name: string;
  readonly text: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly text: string;
  }[];
}

/** The views with a sentence for each of them and for each column. */
export function catalogOf(
  views: readonly DocumentedView[],
  { query }: Pick<Messages, 'query'>,
): readonly CatalogView[] {
  return views.map(({ name, columns }) => {
    const meaning = ({ name: own, dimension }: ViewColumn): string => {
      if (!dimension) return query.views[name].columns[own as ViewColumnName] ?? '';
      return dimension.label === '' ? query.sourceFile : query.dimension(dimension.label);
    };
    return {
      name,
      text: query.views[name].text,
      columns: columns.map((column) => ({
        name: column.name,
        type: column.type,
        text: meaning(column),
      })),
    };
  });
}

/** The same as a table in Markdown, for documentation. */
export function catalogMarkdown(catalog: readonly CatalogView[]): string {
  const rows = catalog.flatMap(({ name, text, columns }) => [
    `| **\`${name}\`** | | ${text} |`,
    ...columns.map((column) => `| \`${column.name}\` | ${column.type} | ${column.text} |`),
  ]);
  return ['| Name | Type | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
