import { keptName, type ExploreView } from '../../analyses/explore-acts.ts';
import { exploreParams, type ExploreLabels } from '../../analyses/explore-shelves.ts';
import { linesPage } from '../../analyses/lines-page.ts';
import { analysisOf } from '../../analyses/registry.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { ViewState } from '../../core/spec/filters.ts';
import { decodeParam, encodeParam } from '../../core/spec/params.ts';
import { formatsOf } from '../../i18n/cells.ts';
import type { I18n } from '../i18n.ts';
import { withoutSide } from '../explore/compare-as.ts';
import type { OwnFilter } from '../shell/types.ts';
import { nameOfSet } from './filter-props.ts';

/** Which lines the exploration in front keeps, as `keptText` writes them. */
function keptIn({ page, params }: ViewState): readonly string[] {
  const text = page === 'explore' || page === linesPage ? params['only'] : undefined;
  const read = text === undefined ? null : decodeParam(exploreParams.only, text);
  return Array.isArray(read) ? (read as readonly string[]) : [];
}

/** What clicks have kept and left out, and the two sides, as chips: the last ones by their letters. */
export function ownFiltersOf(
  view: ViewState,
  data: Dataset,
  shown: ExploreView | null,
  i18n: I18n,
): readonly OwnFilter[] {
  const analysis = analysisOf('explore');
  const { sides } = view.filters;
  const kept = keptIn(view).map((text, place): OwnFilter => {
    const labels = analysis?.labels[i18n.locale] as ExploreLabels;
    const formats = formatsOf(i18n.format, i18n.locale, data.model);
    return {
      id: String(place),
      label: keptName(text, { labels, formats, data }, shown?.productNames),
      use: { kind: 'applied' },
    };
  });
  const areApart =
    shown !== null &&
    [...shown.shelves.rows, ...shown.shelves.columns].some(
      ({ on }) => on.kind === 'side' && on.part === 'comparedSets',
    );
  const words = i18n.t.drill;
  const isAlone = !sides?.a || !sides.b;
  const sets = (['a', 'b'] as const).flatMap((id): OwnFilter[] => {
    const set = sides?.[id];
    if (!set) return [];
    const label = words.side[id](nameOfSet(set, i18n));
    const text = isAlone ? words.waiting(label) : words.unused(label);
    return [{ id, label, use: areApart ? { kind: 'applied' } : { kind: 'unused', text } }];
  });
  return [...kept, ...sets];
}

/** The view without one of them. */
export function withoutOwn(id: string, view: ViewState): ViewState {
  if (id === 'a' || id === 'b') return { ...view, filters: withoutSide(id, view.filters) };
  const params = Object.fromEntries(
    Object.entries(view.params).filter(([name]) => name !== 'only'),
  );
  const left = keptIn(view).filter((_, place) => String(place) !== id);
  return {
    ...view,
    params: left.length === 0 ? params : { ...params, only: encodeParam(left) },
  };
}
