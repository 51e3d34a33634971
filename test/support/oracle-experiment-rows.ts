import { customerGroupsOf, isCustomerGroupKind } from '../../src/core/model/customer-groups.ts';
import type { OracleExperiment, Participant, Reading } from './oracle-experiment.ts';
import { shifted } from './oracle-experiment.ts';

/** A row of the result by its place, and what it says, with zeros left out. */
export type Expected = Readonly<Record<string, Readonly<Record<string, number>>>>;

type Counted = Participant & { readonly exposed: string };
interface Values {
  readonly y: number;
  readonly d: number;
  readonly x: number;
}

const shares = ['conversion', 'again'];
const ratios = [
  ...[
    'orderValue',
    'refundShare',
    'piecesPerOrder',
    'meanLine',
    'perCustomer',
    'ordersPerCustomer',
  ],
  ...['=1 - refunds / sales', '=net_revenue / (2 * customers)'],
];

export function kindOf(metric: string): 'share' | 'ratio' | 'mean' {
  const name = metric.split(':')[0] ?? '';
  return shares.includes(name) ? 'share' : ratios.includes(name) ? 'ratio' : 'mean';
}

/** Sums, squares and cross-products of some people. */
function moments(n: number, values: readonly Values[]): Record<string, number> {
  const sum = (of: (one: Values) => number): number =>
    values.reduce((total, one) => total + of(one), 0);
  return {
    n,
    ...{ y: sum(({ y }) => y), yy: sum(({ y }) => y * y), d: sum(({ d }) => d) },
    ...{ dd: sum(({ d }) => d * d), yd: sum(({ y, d }) => y * d), x: sum(({ x }) => x) },
    ...{ xx: sum(({ x }) => x * x), yx: sum(({ y, x }) => y * x), dx: sum(({ d, x }) => d * x) },
  };
}

/** Rows as they are compared: nothing that is zero, but for rounding, except `n`. */
export function bare(row: Readonly<Record<string, number>>): Record<string, number> {
  const kept = Object.entries(row).filter(
    ([name, value]) => name === 'n' || Math.abs(value) > 1e-9,
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, Number(value.toPrecision(12))]));
}

/** Every row that the parts of an experiment have, by `part|arm|slot|label|metric`. */
export class ExpectedRows {
  readonly #of: OracleExperiment;
  readonly #reading: Reading;
  readonly #metrics: readonly string[];

  constructor(of: OracleExperiment, reading: Reading, metrics: readonly string[]) {
    this.#of = of;
    this.#reading = reading;
    this.#metrics = metrics;
  }

  #arms(): readonly (readonly [number, readonly Counted[]])[] {
    return this.#of.arms.map((_, arm) => [arm, this.#of.counted.filter((one) => one.arm === arm)]);
  }

  #valuesOf(one: Counted, metric: string): Values {
    return { ...this.#of.after(one, metric), x: this.#of.earlier(one, metric) };
  }

  sums(): Expected {
    return this.#ofEach((arm, people, metric, place) => [
      [
        `sum|${arm}|-1||${place}`,
        moments(
          people.length,
          people.map((one) => this.#valuesOf(one, metric)),
        ),
      ],
    ]);
  }

  cuts(): Expected {
    if (this.#reading.cut >= 100) return {};
    return this.#ofEach((arm, people, metric, place) => {
      if (kindOf(metric) !== 'mean') return [];
      const edge = cutAt(
        this.#of.counted.map((one) => this.#of.after(one, metric).y),
        this.#reading.cut,
      );
      const values = people.map((one) => this.#valuesOf(one, metric));
      const cut = values.map((one) => ({ ...one, y: Math.min(one.y, edge) }));
      return [[`cut|${arm}|-1||${place}`, moments(people.length, cut)]];
    });
  }

  weeks(): Expected {
    const { window, asOf } = this.#reading;
    const weeks = window === 0 ? 13 : Math.min(13, Math.floor(window / 7));
    return this.#ofEach((arm, people, metric, place) =>
      Array.from({ length: weeks }, (_, week) => {
        const over = people.filter(({ exposed }) => shifted(exposed, 7 * week + 6) <= asOf);
        const values = over.map((one) => ({
          ...this.#of.after(one, metric, 7 * week, 7 * week + 6),
          x: this.#of.earlier(one, metric),
        }));
        return [`week|${arm}|${week}||${place}`, moments(over.length, values)] as const;
      }).filter(([, { n }]) => n !== 0),
    );
  }

  health(): Expected {
    const of = this.#of;
    const entries: (readonly [string, number])[] = [
      ['-1|several', of.several],
      ['-1|shared', of.shared.length],
    ];
    for (const [arm, people] of this.#arms()) {
      const own = of.participants.filter((one) => one.arm === arm);
      const fated = (fate: Participant['fate']): number =>
        own.filter((one) => one.fate === fate).length;
      entries.push(
        [`${arm}|assigned`, own.length],
        ...(['noExposure', 'later', 'open'] as const).map(
          (fate) => [`${arm}|${fate}`, fated(fate)] as const,
        ),
        [`${arm}|unknown`, people.filter(({ isKnown }) => !isKnown).length],
        [`${arm}|before`, people.filter((one) => of.isEarly(one)).length],
        [
          `${arm}|elsewhere`,
          people.filter(({ id, isKnown }) => isKnown && of.isElsewhere(id)).length,
        ],
      );
    }
    return Object.fromEntries(
      entries.flatMap(([key, n]) => {
        const [arm = '', code = ''] = key.split('|');
        return n === 0 ? [] : [[`health|${arm}|-1|${code}|-1`, { n }]];
      }),
    );
  }

  /** Days of the course are given: which ones, another test says. */
  looks(about: number, days: readonly string[]): Expected {
    const metric = this.#metrics[about] ?? '';
    return Object.fromEntries(
      this.#arms().flatMap(([arm, people]) =>
        days.map((day, slot) => {
          const there = people.filter(({ exposed }) => exposed <= day);
          const values = there.map((one) => ({
            ...this.#of.after(
              one,
              metric,
              0,
              (Date.parse(day) - Date.parse(one.exposed)) / 86_400_000,
            ),
            x: this.#of.earlier(one, metric),
          }));
          return [`look|${arm}|${slot}|${day}|${about}`, moments(there.length, values)] as const;
        }),
      ),
    );
  }

  groups(about: number): Expected {
    const { by } = this.#reading;
    const metric = this.#metrics[about] ?? '';
    const groups = this.#of.groups();
    const labels = [...new Set(this.#of.counted.flatMap(({ id }) => groups.get(id) ?? []))];
    const size = (label: string): number =>
      this.#of.counted.filter(({ id }) => groups.get(id) === label).length;
    const bySize = labels.toSorted((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
    const slotOf = (label: string): number =>
      isCustomerGroupKind(by)
        ? (customerGroupsOf(by).find(({ id }) => id === label)?.place ?? -2)
        : bySize.indexOf(label);
    return Object.fromEntries(
      this.#arms().flatMap(([arm, people]) =>
        ['', ...labels].flatMap((label) => {
          const own = people.filter(({ id }) => (groups.get(id) ?? '') === label);
          const slot = label === '' ? -1 : slotOf(label);
          const sums = moments(
            own.length,
            own.map((one) => this.#valuesOf(one, metric)),
          );
          return own.length === 0
            ? []
            : [[`group|${arm}|${slot}|${label}|${about}`, sums] as const];
        }),
      ),
    );
  }

  /** One outcome per customer, where they have one. */
  #outcomes(about: number): readonly (readonly [Counted, number])[] {
    const metric = this.#metrics[about] ?? '';
    return this.#of.counted.flatMap((one) => {
      const { y, d } = this.#of.after(one, metric);
      if (kindOf(metric) !== 'ratio') return [[one, y] as const];
      return d === 0 ? [] : [[one, y / d] as const];
    });
  }

  points(about: number): Expected {
    return Object.fromEntries(
      this.#of.arms.flatMap((_, arm) => {
        const values = this.#outcomes(about).flatMap(([one, value]) =>
          one.arm === arm ? [value] : [],
        );
        if (values.length === 0) return [];
        return [25, 50, 75, 90, 99].map((at) => [
          `point|${arm}|-1|${at}|${about}`,
          { n: values.length, y: between(values, at) },
        ]);
      }),
    );
  }

  /** Every pair of a treated and a control customer, one by one. */
  ranks(about: number, control: number): Expected {
    const of = (arm: number): readonly number[] =>
      this.#outcomes(about).flatMap(([one, value]) => (one.arm === arm ? [value] : []));
    const controls = of(control);
    return Object.fromEntries(
      this.#of.arms.flatMap((_, arm) => {
        const treated = of(arm);
        if (arm === control || treated.length + controls.length === 0) return [];
        const u = treated.flatMap((one) =>
          controls.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
        );
        const all = [...treated, ...controls];
        const ties = [...new Set(all)].map((value) => all.filter((one) => one === value).length);
        const sums = {
          ...{ n: treated.length, x: controls.length },
          y: u.reduce((sum: number, one) => sum + one, 0),
          d: ties.reduce((sum, t) => sum + t ** 3 - t, 0),
        };
        return [[`rank|${arm}|-1||${about}`, sums] as const];
      }),
    );
  }

  /** Who is in a class: from an edge up to the next one, the last without end; zero is one of its own. */
  binned(
    about: number,
    arm: number,
    edges: readonly number[],
    slot: number,
  ): readonly [string, number][] {
    return this.#outcomes(about).flatMap(([one, value]) => {
      const place =
        kindOf(this.#metrics[about] ?? '') === 'share'
          ? value
          : value === 0
            ? 0
            : edges.findLastIndex((edge, at) => at > 0 && edge <= value);
      return one.arm === arm && place === slot ? [[one.id, value]] : [];
    });
  }

  #ofEach(
    rows: (
      arm: number,
      people: readonly Counted[],
      metric: string,
      place: number,
    ) => readonly (readonly [string, Record<string, number>])[],
  ): Expected {
    return Object.fromEntries(
      this.#arms().flatMap(([arm, people]) =>
        this.#metrics.flatMap((metric, place) => rows(arm, people, metric, place)),
      ),
    );
  }
}

/** The least of some values that so many per cent of them do not exceed. */
function cutAt(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = Math.max(1, Math.ceil((Math.round(percent * 100) * sorted.length) / 10_000));
  return sorted[place - 1] ?? Infinity;
}

function between(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = ((sorted.length - 1) * percent) / 100;
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}
