import { countings, type Counting } from '../core/model/counting.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';
import { descriptors, encodeParam, offeredOptions, sameParam } from '../core/spec/params.ts';
import { openView, type OpenView } from './open-view.ts';

/** A view counted under another definition: of one of its parameters, or of all of the data. */
export interface OtherCounting {
  readonly id: string;
  readonly param: { readonly name: string; readonly option: string } | null;
  readonly counting: Counting | null;
  readonly open: OpenView;
}

/**
 * The view under each other definition that people argue about. Definitions that make no difference to
 * these data are left out: without guests there is nothing to leave out.
 */
export function otherCountings(view: ViewState, model: ModelInfo): readonly OtherCounting[] {
  const { analysis, params } = openView(view, model);
  const byParam = descriptors(analysis.params as object).flatMap(([name, descriptor]) => {
    if (descriptor.kind !== 'choice' || !descriptor.definitions) return [];
    const offered = offeredOptions(descriptor, model);
    return descriptor.definitions
      .filter((option) => option !== params[name] && offered.includes(option))
      .map((option): OtherCounting => {
        const others = Object.fromEntries(
          Object.entries(view.params).filter(([key]) => key !== name),
        );
        const texts = sameParam(descriptor.initial, option)
          ? others
          : { ...others, [name]: encodeParam(option) };
        return {
          ...{ id: `${name}=${option}`, param: { name, option }, counting: null },
          open: openView({ ...view, params: texts }, model),
        };
      });
  });
  const byData = countings
    .filter((counting) => isDifferent[counting](model))
    .map((counting): OtherCounting => ({
      ...{ id: counting, param: null, counting },
      open: openView(view, model, counting),
    }));
  return [...byParam, ...byData];
}

const isDifferent: Readonly<Record<Counting, (model: ModelInfo) => boolean>> = {
  withoutGuests: ({ control }) => control.guestRows > 0,
  refundsOnOrderDay: ({ hasLaterLines }) => hasLaterLines,
};
