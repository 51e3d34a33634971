import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import { cubeAxis, type CubeAxis } from './cube-axis.ts';
import { courseOf, listsOf, type Course } from './cube-course.ts';
import { treeOf, type Tree } from './cube-paths.ts';
import { courseDays, cubeAggregates, cubeShelves, mostCells } from './cube-sql.ts';
import { rowsOfCube } from './cube-rows.ts';
import type { Spans } from './cube-spans.ts';
import type { Aggregate } from './measure.ts';
import type { ExploreParams } from './params.ts';
import { numberOfDay } from './periods.ts';
import type { Rows } from './rows.ts';
import { neededAggregates, type Shelves } from './shelves.ts';
import { wholeOf } from './strip.ts';
import { rankingValue } from './values.ts';

/** More finest groups than these take too long to be added up while a hand moves. */
const mostGroups = 20_000;
/** More rows than these take too long to be drawn again. */
const mostRows = 5000;

/**
 * The additive numbers of a view by its finest groups and days, fetched once: whatever dates are chosen,
 * the view's rows follow from two places in each group's course, without asking the engine again.
 */
export class Cube {
  private constructor(
    private readonly shelves: Shelves,
    private readonly scales: Parameters<typeof rankingValue>[2],
    private readonly days: { readonly starts: Int32Array; readonly values: Float64Array },
    private readonly courses: ReadonlyMap<Aggregate, Course>,
    private readonly sides: { readonly rows: CubeAxis; readonly columns: CubeAxis },
  ) {}

  /**
   * The cube of the rows of `compileCube`; null where there is none of the view, where it is too large to
   * follow a hand, or where its sums are too large to be exact.
   */
  static read(answer: Table, params: ExploreParams, data: Dataset): Cube | null {
    const shelves = cubeShelves(params, data);
    const listed = answer.getChild(courseDays);
    if (!shelves || !listed || answer.numRows > mostGroups) return null;
    const days = listsOf(listed);
    if (days.values.length > mostCells) return null;
    const courses = new Map<Aggregate, Course>();
    for (const name of cubeAggregates(shelves)) {
      const column = answer.getChild(name);
      const course = column && courseOf(listsOf(column));
      if (!course) return null;
      courses.set(name, course);
    }
    const cube = new Cube(shelves, data.model, days, courses, {
      rows: cubeAxis('r', shelves.rows, answer),
      columns: cubeAxis('c', shelves.columns, answer),
    });
    return cube.answer(wholeOf(data)).numRows > mostRows ? null : cube;
  }

  /** Whether it knows all that the measures need. */
  get isWhole(): boolean {
    return neededAggregates(this.shelves).every((name) => this.courses.has(name));
  }

  /**
   * The rows that `compileExplore` gives for these dates, totals of every level and Other among them;
   * columns of what cannot be added up are missing.
   */
  answer({ from, to }: DayRange): Rows {
    const spans = this.#between(numberOfDay(from), numberOfDay(to));
    const { rows, columns } = this.sides;
    return rowsOfCube(
      { axis: rows, tree: this.#tree(rows, spans) },
      { axis: columns, tree: this.#tree(columns, spans) },
      spans,
    );
  }

  #between(from: number, to: number): Spans {
    const { starts, values } = this.days;
    const groups = starts.length - 1;
    const isThere = new Uint8Array(groups);
    const [first, end] = [new Int32Array(groups), new Int32Array(groups)];
    for (let group = 0; group < groups; group += 1) {
      const [low, high] = [starts[group] ?? 0, starts[group + 1] ?? 0];
      first[group] = placeOf(values, low, high, from);
      end[group] = placeOf(values, first[group] ?? low, high, to + 1);
      isThere[group] = Number((end[group] ?? 0) > (first[group] ?? 0));
    }
    const gained = <T extends Float64Array | Int32Array>(by: T, into: T): T => {
      for (let group = 0; group < groups; group += 1) {
        if (isThere[group] === 0) continue;
        const before = first[group] ?? 0;
        const reached = by[(end[group] ?? 0) - 1] ?? 0;
        into[group] = before > (starts[group] ?? 0) ? reached - (by[before - 1] ?? 0) : reached;
      }
      return into;
    };
    const sums = new Map<Aggregate, Float64Array>();
    const counts = new Map<Aggregate, Int32Array>();
    for (const [name, course] of this.courses) {
      sums.set(name, gained(course.sums, new Float64Array(groups)));
      if (course.counts) counts.set(name, gained(course.counts, new Int32Array(groups)));
    }
    return { isThere, sums, counts };
  }

  /** The groups of a side; tops are those of the dates. */
  #tree(axis: CubeAxis, { isThere, sums, counts }: Spans): Tree {
    if (axis.lasting) return axis.lasting;
    const { pathOf, paths } = axis;
    const members = new Set<number>();
    isThere.forEach((there, group) => there && members.add(pathOf[group] ?? 0));
    const byPath = new Map(
      [...sums].map(([name, own]) => {
        const [sum, count] = [new Float64Array(paths.count), new Int32Array(paths.count)];
        const known = counts.get(name) ?? isThere;
        for (const [group, path] of pathOf.entries()) {
          sum[path] = (sum[path] ?? 0) + (own[group] ?? 0);
          count[path] = (count[path] ?? 0) + (known[group] ?? 0);
        }
        return [name, { sum, count }];
      }),
    );
    const [measure] = this.shelves.measures;
    return treeOf(paths, [...members], (inside) => {
      if (!measure) return null;
      const valueOf = (name: Aggregate): number | null => {
        const own = byPath.get(name);
        if (!own || !inside.some((path) => (own.count[path] ?? 0) > 0)) return null;
        return inside.reduce((total, path) => total + (own.sum[path] ?? 0), 0);
      };
      return rankingValue(measure, valueOf, this.scales);
    });
  }
}

/** The first place of ascending days, from `low` on, that is not before a day; `high` where there is none. */
function placeOf(days: Float64Array, low: number, high: number, day: number): number {
  let [left, right] = [low, high];
  while (left < right) {
    const middle = (left + right) >> 1;
    if ((days[middle] ?? 0) < day) left = middle + 1;
    else right = middle;
  }
  return left;
}
