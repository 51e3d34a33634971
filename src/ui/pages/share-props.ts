import { analysisOf } from '../../analyses/registry.ts';
import { mappingOf } from '../../core/model/mapping.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { neededDimensions } from '../../core/spec/needs.ts';
import { shareable } from '../../core/spec/shareable.ts';
import { dimensionLabel } from '../../i18n/filter-names.ts';
import { linkContents } from '../../i18n/link-contents.ts';
import type { AppState } from '../../state/app.ts';
import { writeWorkbook } from '../../url/workbook.ts';
import type { I18n } from '../i18n.ts';
import type { LinkContents } from '../shell/types.ts';

/** Longer links are cut by some mail and chat programs. */
const mostSent = 2_000;

/** What the link to the current view says, what is missing from it, and what its recipient needs. */
export function linkOf(
  { view }: AppState,
  model: ModelInfo,
  title: string,
  i18n: I18n,
): LinkContents {
  const { t, format } = i18n;
  const url = new URL(view.hash, location.href).href;
  const leftOut = view.leftOut();
  const { view: sent } = shareable(view.state, leftOut);
  const labelOf = (id: string): string => {
    const info = model.dimensions.find((dimension) => dimension.id === id);
    return info ? dimensionLabel(info, t) : id;
  };
  const isQuery = view.state.page === 'sql';
  return {
    url,
    contains: [
      { label: t.share.page, value: title },
      ...linkContents(sent, { model, analysisOf }, i18n),
    ],
    promises: [t.share.noRows, ...(isQuery ? [] : [t.share.noNames])],
    warnings: [
      ...(isQuery ? [t.share.query] : []),
      ...(leftOut.length > 0 ? [t.share.leftOut(format.items(leftOut.map(labelOf)))] : []),
      ...(url.length > mostSent ? [t.share.long(format.integer(url.length))] : []),
    ],
    needs: [
      t.review.roles.customer,
      t.review.roles.date,
      t.review.roles.amount,
      ...neededDimensions(sent).map(labelOf),
    ],
  };
}

/** The current view as a workbook file: its link, and how the columns of its files are read. */
export function workbookOf({ view, workspace }: AppState): string {
  const plan = workspace.isSample ? null : (workspace.handover?.plan ?? null);
  const mappings = (plan?.sources ?? []).map((source) => mappingOf(source, plan?.currency ?? null));
  return writeWorkbook({ views: [], segments: [], shown: view.hash.slice(2), mappings });
}
