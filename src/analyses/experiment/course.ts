import type { Design } from '../../core/experiment/design.ts';
import { effectOf } from '../../core/experiment/effects.ts';
import type { Effect } from '../../core/experiment/readout.ts';
import { sequentialInterval } from '../../core/experiment/sequential-interval.ts';
import type { Interval } from '../../core/stats/wilson.ts';
import type { ExperimentView } from './view.ts';

/** One look at one arm: what its difference to the control was by that day. */
export interface CoursePoint {
  readonly day: string;
  /** Place of the look. */
  readonly look: number;
  readonly arm: number;
  /** Customers exposed by then, in the arm and in the control. */
  readonly customers: number;
  readonly controls: number;
  readonly effect: Effect;
  /** The always valid interval, in the sequential mode. */
  readonly always: Interval | null;
}

/** The difference of every arm on every day that the test is looked at, first to last. */
export function courseOf({ result, looks, about }: ExperimentView): readonly CoursePoint[] {
  const { design } = result;
  const metric = design.metrics[about];
  if (!metric) return [];
  const options = {
    ...{ level: 1 - design.alpha, sides: design.sides, goodWhen: metric.goodWhen },
  };
  return looks.flatMap(({ day, arms }, look) =>
    design.arms.flatMap((_, arm): readonly CoursePoint[] => {
      const [control, treatment] = [arms[design.control], arms[arm]];
      if (arm === design.control || !control || !treatment) return [];
      if (control.n === 0 || treatment.n === 0) return [];
      const effect = effectOf(metric, control, treatment, options);
      const customers = control.n + treatment.n;
      return [
        {
          ...{ day, look, arm, effect, customers: treatment.n, controls: control.n },
          always:
            design.mode === 'sequential'
              ? sequentialInterval(effect, customers, design, plannedOfTwo(design, arm))
              : null,
        },
      ];
    }),
  );
}

/** Customers that were planned for an arm and the control together, by the shares of both. */
function plannedOfTwo({ planned, arms, control }: Design, arm: number): number | null {
  const all = arms.reduce((sum, { weight }) => sum + weight, 0);
  const two = (arms[control]?.weight ?? 0) + (arms[arm]?.weight ?? 0);
  return planned === null || all <= 0 ? null : (planned * two) / all;
}
