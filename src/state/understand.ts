export { choicesOf, type Choice } from '../ingest/census/choices.ts';
export { understand } from '../ingest/census/understand.ts';
