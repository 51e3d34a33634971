import type { SourcePlan } from '../core/model/plan.ts';
import { mappingProblems } from './remarks.ts';

/**
 * What tables mean that were dropped together. Beside a table of sales, one that lacks what sales need
 * is none; without any, one that names orders is taken for one, and asked about.
 */
export function settleRoles(plans: readonly SourcePlan[]): readonly SourcePlan[] {
  const isSales = (plan: SourcePlan): boolean =>
    plan.role === 'transactions' && mappingProblems(plan).length === 0;
  if (plans.some(isSales))
    return plans.map((plan) =>
      plan.role === 'transactions' && !isSales(plan) ? { ...plan, role: 'unused' } : plan,
    );
  if (plans.some(({ role }) => role === 'transactions')) return plans;
  // Order ids without dates and amounts: sales whose columns were not found, rather than notes on them.
  const first = plans.findIndex(({ role, platform }) => role === 'orders' && !platform);
  return plans.map((plan, index) => (index === first ? { ...plan, role: 'transactions' } : plan));
}
