export { platforms } from '../ingest/platforms/registry.ts';
