import { paramLabel, type CommonLabels, type Headline } from '../../core/spec/analysis.ts';
import type { CellValue, Formats } from '../../core/spec/screen.ts';
import type { OtherCounting } from '../../analyses/other-countings.ts';
import type { CountedOtherwise } from '../../state/sensitivity.svelte.ts';
import type { I18n } from '../i18n.ts';
import type { CountingRow } from '../shell/types.ts';

/** One headline under every definition: the one on screen first, then each other with its difference. */
export function countingRows(
  usual: Headline,
  rows: readonly CountedOtherwise[],
  labels: CommonLabels,
  formats: Formats,
  { t }: I18n,
): readonly CountingRow[] {
  const isShare = usual.kind === 'share' || usual.kind === 'shareFine';
  // Definitions often differ by less than a per cent.
  const shown = (value: CellValue): string =>
    formats.value(isShare ? 'shareFine' : usual.kind, value);
  const others = rows.map(({ other, headlines }): CountingRow => {
    const value = headlines.find(({ id }) => id === usual.id)?.value ?? null;
    return {
      id: other.id,
      way: wayOf(other, labels, t.counting),
      value: shown(value),
      difference: differenceOf(usual.value, value, isShare, formats, t.counting.same),
    };
  });
  const first = { id: '', way: t.counting.asShown, value: shown(usual.value), difference: '' };
  return [first, ...others];
}

function wayOf(
  { param, counting }: OtherCounting,
  labels: CommonLabels,
  words: I18n['t']['counting'],
): string {
  if (!param) return counting ? words.countings[counting] : '';
  const label = paramLabel(labels, param.name);
  return words.param(label?.label ?? param.name, label?.options?.[param.option] ?? param.option);
}

/** The relative change, of shares the percentage points; a word where there is none, nothing where it cannot be said. */
function differenceOf(
  usual: CellValue,
  value: CellValue,
  isShare: boolean,
  formats: Formats,
  same: string,
): string {
  if (usual === value) return same;
  const [before, after] = [Number(usual), Number(value)];
  if (usual === null || value === null || !Number.isFinite(after)) return '';
  if (isShare) return formats.value('points', after - before);
  if (before === 0) return '';
  return formats.change(after / before - 1);
}
