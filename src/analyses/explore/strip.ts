import { daysIn, monthNumber } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import { isAdditive, measureText, readMeasure, type Measure } from './measure.ts';
import type { ExploreParams } from './params.ts';
import { numberOfDay, periodOf } from './periods.ts';
import { shelvesOf } from './shelves.ts';
import { plainValue } from './values.ts';
import type { ExploreView } from './view.ts';

/** What dates are chosen in steps of. */
export type Step = 'day' | 'week' | 'month';

/** The longest spans of days, in days, that are told apart by days, and by weeks. */
const mostDays = { day: 120, week: 550 } as const;

/** The course of one measure over all days of a view's data, whatever dates are chosen. */
export interface Strip {
  readonly step: Step;
  readonly measure: Measure;
  /** The parameters of the exploration that counts it; all others keep their values. */
  readonly params: Pick<
    ExploreParams,
    'rows' | 'columns' | 'measures' | 'sort' | 'closed' | 'chart'
  >;
}

/** A step of a strip, cut to the days of the data. */
export interface Bar extends DayRange {
  /** Of the measure, as `plainValue` has it. */
  readonly value: number;
  /** Whether the step is not over on the as-of day. */
  readonly isOpen: boolean;
}

/** The strip of an exploration: the first measure on its shelf that adds up, else net revenue. */
export function stripOf(params: ExploreParams, data: Dataset): Strip {
  const { measures } = shelvesOf(params, data);
  const found = measures.find(isAdditive) ?? readMeasure('revenue');
  if (!found) throw new TypeError('Net revenue is a measure.');
  const measure: Measure = { of: found.of, as: 'plain' };
  const days = daysIn(wholeOf(data));
  const step = days <= mostDays.day ? 'day' : days <= mostDays.week ? 'week' : 'month';
  return {
    ...{ step, measure },
    params: {
      ...{ rows: [step], columns: [], measures: [measureText(measure)] },
      ...{ sort: [], closed: [], chart: 'table' },
    },
  };
}

/** All days that a view may be about. */
export function wholeOf({ model, asOf }: Pick<Dataset, 'model' | 'asOf'>): DayRange {
  return { from: model.firstDay < asOf ? model.firstDay : asOf, to: asOf };
}

/** The steps of a strip from the first day of the data to the as-of day, with the answer to its exploration. */
export function barsOf({ step, measure }: Strip, view: ExploreView): readonly Bar[] {
  const { from, to } = wholeOf(view.data);
  const values = new Map(
    view.rows.root.children.map((group) => {
      const cell = view.cell(group, view.columns.root);
      return [group.path[0], Number(plainValue(measure, cell, view.data.model) ?? 0)];
    }),
  );
  const bars: Bar[] = [];
  const width = step === 'week' ? 7 : 1;
  for (let key = keyOfDay(step, from); key <= keyOfDay(step, to); key += width) {
    const whole = periodOf(step, key, 1);
    bars.push({
      from: whole.from < from ? from : whole.from,
      to: whole.to > to ? to : whole.to,
      value: values.get(key) ?? 0,
      isOpen: whole.to > to,
    });
  }
  return bars;
}

/** The key of the step of a day; weeks begin on Monday, and the first of January 1970 was a Thursday. */
function keyOfDay(step: Step, day: string): number {
  if (step === 'month') return monthNumber(day);
  const number = numberOfDay(day);
  return step === 'day' ? number : number - ((((number + 3) % 7) + 7) % 7);
}
