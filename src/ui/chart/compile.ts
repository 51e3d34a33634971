/** What turns a Vega-Lite specification into one of Vega; a chunk of its own, see `load.ts`. */
export { compile } from 'vega-lite';
