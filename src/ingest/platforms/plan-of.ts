import type { ColumnPlan, SourcePlan } from '../../core/model/plan.ts';
import type { SourceRole } from '../../core/model/fields.ts';
import type { Recipe } from '../../core/model/recipe.ts';
import { headerKey } from './header-key.ts';
import type { Platform, Recognised } from './platform.ts';
import { recognise } from './recognise.ts';

/** The known export of a header, where it is known well enough to be mapped with no question asked. */
export function knownExport(header: readonly string[]): Recognised | null {
  const found = recognise(header);
  return found === null || found.platform.evidence === 'unverified' ? null : found;
}

/** What the rows of a known export are. */
export function roleOf({ role }: Platform): SourceRole {
  return role === 'other' ? 'unused' : role;
}

/** A column as the known export means it; what the export does not know is not used. */
export function columnOf(
  known: Recognised,
  column: Pick<ColumnPlan, 'index' | 'header' | 'id'>,
  recipeFor: (use: ColumnPlan['use']) => Recipe,
): ColumnPlan {
  const found = known.columns.get(column.index);
  const use = found?.use ?? 'ignore';
  return {
    ...column,
    use,
    recipe: recipeFor(use),
    ...(found?.perOrder ? { perOrder: true } : {}),
    confidence: found ? 1 : 0.5,
    reason: found
      ? { code: 'platform', detail: { name: known.platform.name } }
      : { code: 'none', detail: {} },
  };
}

/** What else the known export says of its rows. */
export function rulesOf(
  { platform, columns }: Recognised,
  header: readonly string[],
): Pick<SourcePlan, 'refunds' | 'platform' | 'leaveOut' | 'amountBeforeDiscount'> {
  const { leaveOut, refunds, netAmount, id } = platform;
  const key = leaveOut ? headerKey(leaveOut.header) : null;
  const status = header.findIndex((name) => key !== null && headerKey(name) === key);
  const uses = [...columns.values()].map(({ use }) => use);
  return {
    platform: id,
    refunds,
    ...(leaveOut && status >= 0 ? { leaveOut: { column: status, values: leaveOut.values } } : {}),
    ...(netAmount?.kind === 'column' && uses.includes('discount')
      ? { amountBeforeDiscount: true }
      : {}),
  };
}
