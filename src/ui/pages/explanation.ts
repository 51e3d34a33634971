import type { CommonLabels } from '../../core/spec/analysis.ts';
import type { ViewState } from '../../core/spec/filters.ts';
import { definitionOf, settingsOf, sourceOf } from '../../i18n/view-settings.ts';
import type { ViewResult } from '../../state/current-view.svelte.ts';
import type { I18n } from '../i18n.ts';
import type { Explanation } from '../shell/types.ts';
import { dimensionsOf } from './filter-props.ts';

/** "How is this counted?": definitions, parameters, filters, source, SQL and time of a result. */
export function explanationOf(result: ViewResult, view: ViewState, i18n: I18n): Explanation {
  const { open, sql, milliseconds, cached } = result;
  const filters = dimensionsOf(open.data, view, i18n).map(({ label }) => label);
  return {
    definition: definitionOf(open.analysis.labels[i18n.locale] as CommonLabels, i18n),
    settings: settingsOf(open, filters, i18n),
    source: sourceOf(open.data.model, i18n),
    sql,
    milliseconds: cached ? null : milliseconds,
  };
}
