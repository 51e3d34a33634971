import { openBoard } from '../../analyses/board-views.ts';
import { linesPage } from '../../analyses/lines-page.ts';
import { analysisOf } from '../../analyses/registry.ts';
import { recordOf, type AppError } from '../../core/error.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { CommonLabels } from '../../core/spec/analysis.ts';
import { boardPage, readBoard } from '../../core/spec/board.ts';
import type { ViewState } from '../../core/spec/filters.ts';
import { linkContents } from '../../i18n/link-contents.ts';
import type { AppState } from '../../state/app.ts';
import type { Caption } from '../../state/saved-views.svelte.ts';
import { readLocation } from '../../url/location.ts';
import { hashOf, type SavedView } from '../../url/saved-view.ts';
import type { I18n } from '../i18n.ts';
import type { SavedRow } from '../screens/saved-types.ts';

/** A saved view with what it shows, in words. */
export function savedRow(saved: SavedView, app: AppState, model: ModelInfo, i18n: I18n): SavedRow {
  const { t, format } = i18n;
  const { view } = readLocation(hashOf(saved));
  const isBoard = view.page === boardPage;
  // What stands on a board is seen there.
  const told = isBoard ? { ...view, params: {} } : view;
  const said = linkContents(told, { model, analysisOf }, i18n).map(({ label, value }) =>
    label === t.app.filtersFact ? value : format.term(label, value),
  );
  return {
    ...{ id: saved.id, name: saved.name, note: saved.note, href: app.view.hashOf(view) },
    facts: format.beside([
      pageTitle(view.page, i18n),
      ...(isBoard
        ? [t.board.tiles(openBoard(view.params, model, i18n.locale).value.tiles.length)]
        : []),
      ...said,
      t.saved.changed(format.day(saved.changed)),
    ]),
    isOfOtherColumns: saved.schema !== null && saved.schema !== model.schemaFingerprint,
  };
}

/** What a page is called; its name in addresses where it has no other. */
export function pageTitle(page: string, { t, locale }: I18n): string {
  const analysis = analysisOf(page);
  if (analysis) return (analysis.labels[locale] as CommonLabels).title;
  const pages: Readonly<Record<string, string | undefined>> = {
    ...t.app.pages,
    [boardPage]: t.board.title,
    reconcile: t.reconcile.title,
    sql: t.query.title,
    [linesPage]: t.drill.page,
    segments: t.segmentBuilder.nav.segments,
    audiences: t.segmentBuilder.nav.audiences,
  };
  return pages[page] ?? page;
}

/** The name of the board in an address, in the reader's language. */
export function boardName({ params }: ViewState, { t }: I18n): string {
  const { ready, name } = readBoard(params).value;
  if (ready) return t.board.readyNames[ready];
  return name === '' ? t.board.untitled : name;
}

/** Saves the current view on this device; what kept it from being kept, or null. */
export function saveView(
  { saved, view }: AppState,
  caption: Caption,
  { schemaFingerprint }: ModelInfo,
): AppError | null {
  try {
    saved.add(caption, view.hash.slice(2), schemaFingerprint);
    return null;
  } catch (error) {
    return recordOf(error, 'workbook.full');
  }
}
