import type { ViewState } from './filters.ts';

/** The version that new links carry; older ones are migrated when read. */
export const viewVersion = 1;

/** Makes a view as one version wrote it a view of the next, with the same meaning. */
export type Migration = (view: ViewState) => ViewState;

/** `migrations[n]` leads from version n to n + 1. Links live longer than versions: none is ever removed. */
export const migrations: Readonly<Record<number, Migration>> = {};

/**
 * A view of an older version as this one means it. Customer sets carry versions of their own and are
 * migrated where they are read.
 */
export function migrate(
  view: ViewState,
  from: number,
  to = viewVersion,
  steps: Readonly<Record<number, Migration>> = migrations,
): ViewState {
  let now = view;
  for (let version = from; version < to; version++) now = steps[version]?.(now) ?? now;
  return now;
}
