import type { Sources } from '../engine/engine.ts';

/** Files and what was found in them. */
export interface ReadFiles {
  readonly files: readonly File[];
  readonly sources: Sources;
}

/**
 * Files and further ones: a file that comes again under its name replaces the earlier one. What
 * comes last counts where files overlap.
 */
export function joinFiles(before: ReadFiles, added: ReadFiles): ReadFiles {
  const names = added.files.map(({ name }) => name);
  const kept = before.sources.sources.filter(
    ({ plan }) => !names.includes(plan.fileName.split(' › ')[0] ?? ''),
  );
  const sources = [...kept, ...added.sources.sources];
  return {
    files: [...before.files.filter(({ name }) => !names.includes(name)), ...added.files],
    sources: {
      plan: {
        sources: sources.map(({ plan }) => plan),
        currency: before.sources.plan.currency ?? added.sources.plan.currency,
      },
      sources,
    },
  };
}
