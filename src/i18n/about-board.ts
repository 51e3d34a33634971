import type { Dataset } from '../core/model/dataset.ts';
import type { Filters } from '../core/spec/filters.ts';
import { shownIn, type NameSet } from './shown.ts';
import { sourceOf, type Fact, type Speaking } from './view-settings.ts';

/** A board whose settings are told. */
export interface AboutBoard {
  readonly name: string;
  /** What its tiles are called. */
  readonly tiles: readonly string[];
  readonly filters: Filters;
  readonly data: Dataset;
  /** The address of the board. */
  readonly link: string;
  readonly nameOfSet: NameSet;
}

/** What a file says about the board that it was saved from: tiles, shared filters, source, link. */
export function aboutBoard(about: AboutBoard, speaking: Speaking): readonly Fact[] {
  const { data, filters, nameOfSet } = about;
  const { t, format } = speaking;
  return [
    { label: t.board.target, value: about.name },
    ...about.tiles.map((value) => ({ label: t.board.tileFact, value })),
    { label: t.print.filters, value: shownIn(filters, data, nameOfSet, speaking) },
    { label: t.app.asOfFact, value: format.day(data.asOf) },
    { label: t.app.currencyFact, value: data.model.currency ?? t.app.currencyUnknown },
    ...sourceOf(data.model, speaking),
    { label: t.export.link, value: about.link },
    { label: t.shell.definition, value: t.print.definitions },
  ];
}
