/** What is looked at before a result is believed. */
export const checkCodes = [
  'sizes',
  'several',
  'shared',
  'noExposure',
  'later',
  'open',
  'before',
  'unknown',
  'elsewhere',
  'imbalance',
  'novelty',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** `fine`, `watch` for what a reader should know of, `stop` where the result can not be trusted. */
export type CheckStatus = 'fine' | 'watch' | 'stop';
