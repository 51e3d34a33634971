import type { JoinFinding } from '../../core/model/join.ts';
import type { SourcePlan } from '../../core/model/plan.ts';
import type { Inspection } from '../types.ts';

/** A table under review, inspected to its end. */
export interface JoinTable {
  readonly inspection: Inspection;
  /** Whether the user said what its rows are. */
  readonly isRoleChosen: boolean;
}

/** What tables that were dropped together have to do with each other. */
export interface JoinSurvey {
  /** The plans as the values suggest them, in the order of the tables. */
  readonly plans: readonly SourcePlan[];
  /** One per table, or group of tables, that is no sale. */
  readonly findings: readonly JoinFinding[];
}
