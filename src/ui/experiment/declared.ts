import { descriptors } from '../../core/spec/params.ts';

/** Some of the parameters of an analysis, in the order of their names. */
export function declaredOf(params: object, names: readonly string[]): object {
  return Object.fromEntries(descriptors(params).filter(([name]) => names.includes(name)));
}
