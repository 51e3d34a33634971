import type { Formats, Tile } from '../../core/spec/screen.ts';
import type { I18n } from '../i18n.ts';
import type { Kpi } from '../kpi/types.ts';
import type { Tone } from '../kit/types.ts';

/** Headline numbers, written: short on the tile, exact on hover. */
export function kpisOf(tiles: readonly Tile[], formats: Formats, i18n: I18n): readonly Kpi[] {
  return tiles.map((tile): Kpi => {
    const delta =
      tile.change === null
        ? null
        : tile.changeKind === 'points'
          ? i18n.format.points(tile.change)
          : i18n.format.delta(tile.change);
    const known = tile.course.filter((value) => value !== null);
    return {
      id: tile.id,
      label: tile.label,
      value: formats.short(tile.kind, tile.value),
      exact: formats.value(tile.kind, tile.value),
      delta: delta ? { ...delta, tone: toneOf(delta.direction, tile.goodWhen) } : undefined,
      spark:
        known.length > 1
          ? {
              values: tile.course,
              open: tile.lastIsOpen,
              label: i18n.t.chart.trend(
                tile.label,
                formats.short(tile.kind, known[0] ?? null),
                formats.short(tile.kind, known.at(-1) ?? null),
              ),
            }
          : undefined,
      note: tile.note ?? undefined,
    };
  });
}

function toneOf(direction: 'up' | 'down' | 'flat', goodWhen: Tile['goodWhen']): Tone {
  if (direction === 'flat' || goodWhen === 'neutral') return 'neutral';
  return direction === goodWhen ? 'better' : 'worse';
}
