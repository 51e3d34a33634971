import type { LiteralValue, Operation, Sql } from './node.ts';

/** How one engine spells identifiers, literals and operations. */
export interface Dialect {
  readonly name: string;
  identifier(path: readonly string[]): string;
  literal(value: LiteralValue): string;
  /** Text of an operation; `child` renders an operand in the same dialect. */
  operation(operation: Operation, child: (sql: Sql) => string): string;
}

/**
 * The text of a query for an engine. Literals are never touched.
 */
export function render(query: Sql, dialect: Dialect): string {
  let out = '';
  for (const node of query.nodes) {
    switch (node.kind) {
      case 'text':
        out += node.text;
        break;
      case 'identifier':
        out += dialect.identifier(node.path);
        break;
      case 'literal':
        out += dialect.literal(node.value);
        break;
      case 'operation':
        out += dialect.operation(node.operation, (child) => render(child, dialect));
        break;
    }
  }
  return out;
}
