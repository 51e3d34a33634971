/** What choosing dates by hand needs of an exploration. */
export { Cube } from './explore/cube.ts';
export { compileCube } from './explore/cube-sql.ts';
export { barsOf, stripOf, wholeOf, type Bar, type Step, type Strip } from './explore/strip.ts';
export { viewExplore } from './explore/view.ts';
export type { ExploreParams } from './explore/params.ts';
