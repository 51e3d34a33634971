import type { ColumnPlan } from '../../core/model/plan.ts';
import type { ColumnProfile, Inspection } from '../types.ts';

/** Values that a key column repeats at most, as a share (0–1) of its filled cells. */
const mostRepeats = 0.05;
/** Columns of one table that are compared with the sales. */
const mostCandidates = 6;

/** A column as a key: which one it is, and whether its numbers went through a floating-point number. */
export interface KeyColumn {
  readonly index: number;
  readonly isFloat: boolean;
}

export function keyColumn(column: ColumnPlan, profile: ColumnProfile | undefined): KeyColumn {
  const { recipe, index } = column;
  if (recipe.kind === 'text') return { index, isFloat: recipe.stripPointZero };
  const samples = profile?.sampleValues ?? [];
  return { index, isFloat: samples.length > 0 && samples.every((text) => /^\d+\.0+$/.test(text)) };
}

/** Whether a column's cells may name things: no days, no fractions, more than one value. */
export function mayBeKey(column: ColumnPlan, profile: ColumnProfile | undefined): boolean {
  if (!profile || profile.kind === 'empty' || column.recipe.kind === 'date') return false;
  const isFraction = (text: string): boolean => /\d[.,]\d*[1-9]/.test(text);
  if (column.recipe.kind === 'number' && profile.sampleValues.some(isFraction)) return false;
  return profile.distinctInSample > 1;
}

/**
 * Columns that may be the key of a table: those that its plan says are, then those that hardly repeat
 * a value in the sample.
 */
export function keyCandidates({ plan, columns, facts }: Inspection): readonly KeyColumn[] {
  const isNamed = ({ use }: ColumnPlan): boolean =>
    ['customer', 'order', 'product', 'email'].includes(use);
  const isUnique = ({ index }: ColumnPlan): boolean => {
    const profile = columns[index];
    const filled = (profile?.filledShare ?? 0) * facts.sampledRecords;
    return (profile?.distinctInSample ?? 0) >= (1 - mostRepeats) * filled;
  };
  const able = plan.columns.filter((column) => mayBeKey(column, columns[column.index]));
  const candidates = [
    ...able.filter(isNamed),
    ...able.filter((column) => !isNamed(column) && isUnique(column)),
  ];
  return candidates
    .slice(0, mostCandidates)
    .map((column) => keyColumn(column, columns[column.index]));
}
