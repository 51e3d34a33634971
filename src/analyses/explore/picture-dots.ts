import type { CellValue } from '../../core/spec/screen.ts';
import type { Group } from './axis.ts';
import { isOpen, valueOf } from './compared.ts';
import { inUnits, unitsOf } from './kinds.ts';
import type { Measure } from './measure.ts';
import type { Picture, Series } from './picture.ts';
import type { ExploreView } from './view.ts';

/** One mark of a picture. */
export interface Dot {
  readonly place: Group;
  readonly series: Series | null;
  /** The cell of the pivot that it is; null where it is several. */
  readonly cell: readonly [row: Group, column: Group] | null;
  /** The cells of the pivot that it stands for. */
  readonly cells: readonly (readonly [row: Group, column: Group])[];
  /** In the units that the measure is written in. */
  readonly value: number | null;
  readonly second: number | null;
  /** As the pivot holds it. */
  readonly raw: CellValue;
  readonly rawSecond: CellValue;
  readonly isOpen: boolean;
}

/** The marks of a picture, place by place, colour by colour: the very numbers of the pivot. */
export function dotsOf(picture: Picture, view: ExploreView): readonly Dot[] {
  const { measure, second, field } = picture;
  const colours: readonly (Series | null)[] = picture.series.length > 0 ? picture.series : [null];
  const units = (of: Measure, raw: CellValue): number | null =>
    inUnits(raw, unitsOf(of, view.data.model));
  return picture.places.flatMap((place) =>
    colours.map((series): Dot => {
      const cells = cellsOf(place, series, view);
      const of = (one: Measure): CellValue =>
        summed(cells.map((cell) => valueOf(one, ...cell, view)));
      const raw = of(measure);
      const rawSecond = second && of(second);
      const [cell] = cells;
      return {
        ...{ place, series, cells, raw, rawSecond },
        cell: cells.length === 1 && cell ? cell : null,
        value: units(measure, raw),
        second: second && units(second, rawSecond),
        isOpen: isOpen(field.on, place.path.at(-1) ?? null, view),
      };
    }),
  );
}

function cellsOf(
  place: Group,
  series: Series | null,
  { rows, columns }: ExploreView,
): Dot['cells'] {
  if (rows.fields.length === 0) return [[rows.root, place]];
  return series ? series.groups.map((group) => [place, group] as const) : [[place, columns.root]];
}

/** One value as it is; several, which add up, as their sum. */
function summed(values: readonly CellValue[]): CellValue {
  const [first = null, ...others] = values;
  if (others.length === 0) return first;
  const numbers = values.filter((value) => typeof value === 'bigint' || typeof value === 'number');
  if (numbers.length === 0) return null;
  return numbers.every((value) => typeof value === 'bigint')
    ? numbers.reduce((sum, value) => sum + value, 0n)
    : numbers.reduce((sum: number, value) => sum + Number(value), 0);
}
