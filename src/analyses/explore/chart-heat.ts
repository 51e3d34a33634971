import { textWidth } from '../../core/chart/text-width.ts';
import type { Steps } from '../../core/chart/steps.ts';
import {
  lyingAxis,
  namesWidth,
  positions,
  standingAxis,
  type Along,
  type Encoding,
} from './chart-axis.ts';
import type { ChartRow } from './chart-rows.ts';

/** More cells than these say nothing in figures. */
const mostTexts = 700;

/** A row of a heat map: the step of its colour, and its number in short. */
export interface HeatRow extends ChartRow {
  readonly step: number;
  readonly text: string;
}

/** Which side of a heat map lies along the bottom or the top, and which stands. */
export interface HeatSides {
  readonly lying: Along;
  readonly standing: Along;
  /** The fields of rows that say where a cell is. */
  readonly x: 'place' | 'order';
  readonly y: 'place' | 'order';
}

/** Cells in steps of colour, with their numbers where there is room. */
export function heat(
  rows: readonly HeatRow[],
  sides: HeatSides,
  range: 'ramp' | 'diverging',
  { slots }: Steps,
  width: number,
): Encoding {
  const { lying, standing, x, y } = sides;
  const names = Math.min(namesWidth(width), Math.max(...standing.names.flat().map(textWidth)));
  const cell = (width - names - 16) / Math.max(1, lying.names.length);
  const widest = Math.max(0, ...rows.map(({ text }) => textWidth(text)));
  const areWritten = rows.length <= mostTexts && widest + 8 <= cell;
  const domain = Array.from({ length: range === 'ramp' ? 7 : 9 }, (_, slot) => slot);
  const colored = (palette: string): Encoding => ({
    ...{ field: 'slot', type: 'ordinal' },
    scale: { domain, range: palette },
  });
  const padding = { paddingInner: 0.05, paddingOuter: 0 };
  const banded = (field: string, count: number): Encoding => {
    const { scale, ...rest } = positions(field, count) as Encoding & { scale: object };
    return { ...rest, scale: { ...scale, ...padding } };
  };
  const isTop = x === 'order';
  return {
    data: { values: rows.map((row) => ({ ...row, slot: slots[row.step] ?? 0 })) },
    encoding: {
      x: {
        ...banded(x, lying.names.length),
        axis: { ...lyingAxis(lying, width - names + 64, isTop ? 'top' : 'bottom'), domain: false },
      },
      y: { ...banded(y, standing.names.length), axis: standingAxis(standing.names, width) },
    },
    resolve: { scale: { color: 'independent' } },
    layer: [
      {
        mark: {
          ...{ type: 'rect', cornerRadius: 2 },
          cursor: { expr: "datum.mark ? 'pointer' : 'default'" },
        },
        encoding: {
          color: colored(range),
          // A period that is not over shows through.
          opacity: { condition: { test: 'datum.open', value: 0.6 }, value: 1 },
        },
      },
      ...(areWritten
        ? [
            {
              mark: {
                type: 'text',
                baseline: 'middle',
                tooltip: { content: 'data' },
                cursor: { expr: "datum.mark ? 'pointer' : 'default'" },
              },
              encoding: {
                text: { field: 'text', type: 'nominal' },
                color: colored(range === 'ramp' ? 'rampInk' : 'divergingInk'),
              },
            },
          ]
        : []),
    ],
  };
}
