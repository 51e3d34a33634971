/** What draws a Vega specification; a chunk of its own, see `load.ts`. */
export { View } from 'vega';
