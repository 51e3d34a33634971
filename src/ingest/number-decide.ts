import type { NumberRecipe } from '../core/model/recipe.ts';
import { numberParts } from './number.ts';

/**
 * What the digits of one numeric cell say about its decimal mark. Every cell is in one class, the
 * first that fits; the patterns are free of look-around so that SQL counts the same classes.
 */
export const numberClasses = {
  /** `1234`, `1e5`: says nothing. */
  plain: '^[0-9]+(?:[eE][-+]?[0-9]+)?$',
  /** `12.5`, `0.125`, `1234.567`, `.5`: the dot cannot group thousands. */
  dotDecimal:
    '^(?:[0-9]*\\.(?:[0-9]{1,2}|[0-9]{4,})|0[0-9]*\\.[0-9]{3}|[0-9]{4,}\\.[0-9]{3}|\\.[0-9]{3}|[0-9]+\\.[0-9]*[eE][-+]?[0-9]+|[0-9]+\\.)$',
  commaDecimal:
    '^(?:[0-9]*,(?:[0-9]{1,2}|[0-9]{4,})|0[0-9]*,[0-9]{3}|[0-9]{4,},[0-9]{3}|,[0-9]{3}|[0-9]+,[0-9]*[eE][-+]?[0-9]+|[0-9]+,)$',
  /** `1.234`: thousands or three decimals, undecidable alone. */
  dotTriple: '^[0-9]{1,3}\\.[0-9]{3}$',
  commaTriple: '^[0-9]{1,3},[0-9]{3}$',
  /** `1.234.567`: the dot groups, so the comma would mark decimals. */
  dotGroups: '^[0-9]{1,3}(?:\\.[0-9]{3}){2,}$',
  commaGroups: '^(?:[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3})$',
  /** `1,234.56` and `1.234,56`: both marks, the last one is the decimal mark. */
  dotLast: '^[0-9]{1,3}(?:,[0-9]{2,3})+\\.[0-9]*$',
  commaLast: '^[0-9]{1,3}(?:\\.[0-9]{3})+,[0-9]*$',
} as const;

/** A class of `numberClasses`, or a cell that holds no number. */
export type NumberClass = keyof typeof numberClasses | 'percent' | 'missing' | 'other';

/** Number of a column's rows per class; a class that is left out counts 0. */
export type NumberEvidence = Readonly<Partial<Record<NumberClass, number>>>;

/** A reading of a column's numbers and how sure it is. */
export interface NumberDecision {
  readonly recipe: NumberRecipe;
  /** Share (0–1) of the cells with a value that this recipe can read. */
  readonly share: number;
  readonly confidence: number;
  /** Both marks fit all cells and would give different values: to be asked, never guessed. */
  readonly ambiguous: boolean;
  readonly alternatives: readonly NumberRecipe[];
}

const compiled = Object.entries(numberClasses).map(
  ([name, pattern]) => [name as NumberClass, new RegExp(pattern)] as const,
);

/** The class of one cell. */
export function numberClass(text: string): NumberClass {
  if (/^[0-9]+$/.test(text)) return 'plain';
  const parts = numberParts(text);
  if (parts === 'missing' || parts === 'percent') return parts;
  if (typeof parts === 'string') return 'other';
  return compiled.find(([, pattern]) => pattern.test(parts.digits))?.[0] ?? 'other';
}

/** Counts the classes of a column's distinct cells, each with its number of rows. */
export function numberEvidenceOf(cells: Iterable<readonly [string, number]>): NumberEvidence {
  const counts: Partial<Record<NumberClass, number>> = {};
  for (const [cell, rows] of cells) {
    const name = numberClass(cell);
    counts[name] = (counts[name] ?? 0) + rows;
  }
  return counts;
}

/** Decides which character marks decimals in a column. */
export function decideNumber(evidence: NumberEvidence): NumberDecision {
  const of = (name: NumberClass): number => evidence[name] ?? 0;
  const dot = of('dotDecimal') + of('commaGroups') + of('dotLast');
  const comma = of('commaDecimal') + of('dotGroups') + of('commaLast');
  const open = of('dotTriple') + of('commaTriple');
  const plain = of('plain');
  const cells = dot + comma + open + plain + of('percent') + of('other');
  // Prices with exactly three decimals throughout are as rare as 1,234 is common: a lone comma
  // before three digits groups thousands. A lone dot does either, depending on the country.
  const undecided = dot === 0 && comma === 0;
  const decimalMark = comma > dot ? ',' : '.';
  const read = plain + open + Math.max(dot, comma);
  const conflict = Math.min(dot, comma);
  const ambiguous =
    (undecided && of('dotTriple') > 0) || (conflict > 0 && conflict > 0.1 * (dot + comma));
  const share = cells === 0 ? 0 : read / cells;
  const doubt = ambiguous ? 0.5 : undecided && open > 0 ? 0.85 : 1;
  const other: NumberRecipe = { kind: 'number', decimalMark: decimalMark === '.' ? ',' : '.' };
  const marks = dot + comma + open;
  return {
    recipe: { kind: 'number', decimalMark },
    share,
    confidence: share * doubt,
    ambiguous,
    alternatives: marks > 0 && (undecided || conflict > 0) ? [other] : [],
  };
}
