import type { AudienceField, AudiencePlan } from '../core/audience/plan.ts';
import { cellOf, keysOf } from './identifiers.ts';
import { layoutOf, type Layout } from './layout.ts';
import { readPeople, type Readings } from './readings.ts';
import { platformOf } from './registry.ts';
import { Slices } from './slices.ts';
import type { ExportHooks, FieldReport, People } from './types.ts';

/** How good one field is for one platform. */
export interface PlatformField {
  readonly field: AudienceField;
  /** Cells that say something. */
  readonly filled: number;
  /** Of those, the ones that this platform takes. */
  readonly usable: number;
}

/**
 * What a platform can expect: how many people it is told something of by which it could recognise them.
 * How many of them it does recognise nobody can say beforehand; platforms tell after the upload.
 */
export interface PlatformCheck {
  readonly platform: string;
  /** People with at least one usable identifier; 0 where no identifier has a source. */
  readonly identified: number;
  readonly fields: readonly PlatformField[];
}

export interface AudienceCheck {
  readonly people: number;
  readonly fields: readonly FieldReport[];
  readonly platforms: readonly PlatformCheck[];
  /** Phone numbers that need a country which is not chosen. */
  readonly phonesWithoutCountry: number;
}

/**
 * Looks at all fields that have a source, for all platforms of a plan: before an export, and without its
 * conditions. Plain and hashed values in one column are told by `hashed` of a field, and refused later.
 */
export async function checkAudience(
  plan: Pick<AudiencePlan, 'platforms' | 'isHashed' | 'value' | 'country'>,
  people: People,
  hooks: Pick<ExportHooks, 'progress' | 'cancel'> = {},
): Promise<AudienceCheck> {
  const layouts = [...new Set(plan.platforms)]
    .map((id) => platformOf(id))
    .filter((platform) => platform !== undefined)
    .filter(({ identifiers }) =>
      identifiers.some((set) => set.every((field) => people.fields.includes(field))),
    )
    .map((platform) => layoutOf(platform, people.fields, plan));
  const slices = new Slices(people.size * 2, hooks);
  const readings = await readPeople(people, people.fields, plan.country, slices);
  const counters = layouts.map((layout) => new Counter(layout, readings));
  await slices.over(people.size, (row) => {
    for (const counter of counters) counter.look(row);
  });
  slices.end();
  const found = new Map(counters.map((counter) => [counter.layout.platform.id, counter]));
  return {
    people: people.size,
    fields: readings.columns().map((column) => column.report()),
    platforms: plan.platforms.map((platform) => {
      const counter = found.get(platform);
      return {
        ...{ platform, identified: counter?.identified ?? 0 },
        fields: counter?.fields() ?? [],
      };
    }),
    phonesWithoutCountry: readings.phonesWithoutCountry,
  };
}

/** Counts what one platform can use. */
class Counter {
  identified = 0;
  readonly #usable: number[];

  constructor(
    readonly layout: Layout,
    private readonly readings: Readings,
  ) {
    this.#usable = layout.columns.map(() => 0);
  }

  look(row: number): void {
    if (keysOf(this.layout, this.readings, row).length > 0) this.identified++;
    for (let place = 0; place < this.#usable.length; place++)
      if (cellOf(this.layout, place, this.readings, row) !== '')
        this.#usable[place] = (this.#usable[place] ?? 0) + 1;
  }

  fields(): readonly PlatformField[] {
    return this.layout.columns.flatMap(({ column: { field, isOnlyHashed } }, place) => {
      if (field === 'value' || isOnlyHashed === true) return [];
      const filled = this.readings.column(field)?.filled ?? 0;
      return [{ field, filled, usable: this.#usable[place] ?? 0 }];
    });
  }
}
