import type { CommonLabels } from '../core/spec/analysis.ts';
import type { CustomerSet, ViewState } from '../core/spec/filters.ts';
import { nameOfFilter } from './filter-names.ts';
import {
  definitionOf,
  settingsOf,
  sourceOf,
  type Fact,
  type Resolved,
  type Speaking,
} from './view-settings.ts';

/** What a file says about the view that it was saved from. */
export interface AboutView extends Resolved {
  readonly view: ViewState;
  /** The finding in a sentence, and what is to be known of it. */
  readonly answer: string;
  readonly notes: readonly string[];
  /** The address of the view. */
  readonly link: string;
  nameOfSet(set: CustomerSet): string;
}

/** Question, answer, settings with every filter written out, source, link and definition of a view. */
export function aboutView(about: AboutView, speaking: Speaking): readonly Fact[] {
  const { analysis, data, view } = about;
  const { t, format } = speaking;
  const labels = analysis.labels[speaking.locale] as CommonLabels;
  const filters = view.filters.dimensions.map((filter) =>
    nameOfFilter(filter, data.model.dimensions, speaking),
  );
  const sets = view.filters.customers.map((set) => about.nameOfSet(set));
  return [
    { label: t.export.page, value: labels.title },
    { label: t.export.question, value: labels.question },
    { label: t.export.answer, value: about.answer },
    ...about.notes.map((note) => ({ label: t.export.note, value: note })),
    ...settingsOf(about, filters, speaking, (set) => about.nameOfSet(set)),
    ...(sets.length > 0 ? [{ label: t.export.customers, value: format.beside(sets) }] : []),
    ...(['a', 'b'] as const).flatMap((side) => {
      const set = view.filters.sides?.[side];
      return set ? [{ label: t.drill.sides[side], value: about.nameOfSet(set) }] : [];
    }),
    ...sourceOf(data.model, speaking),
    { label: t.export.link, value: about.link },
    { label: t.shell.definition, value: definitionOf(labels, speaking) },
  ];
}
