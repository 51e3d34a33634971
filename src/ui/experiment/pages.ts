/** The page that leads to all that is done with experiments. */
export const experimentsPage = 'experiments';
/** A test that is read, and a campaign without one. */
export const experimentPage = 'experiment';
export const campaignPage = 'campaign';

/** Analyses that are pages of it. */
export const experimentAnalyses: readonly string[] = [experimentPage, 'plan', campaignPage];

/** What of a test its editor holds, and what it folds away. */
export const experimentSettings: readonly string[] = [
  ...['alpha', 'sides', 'correction', 'mode', 'planned', 'adjust', 'before', 'cut'],
];
export const exposureParams: readonly string[] = ['since', 'window', 'whole'];
export const inExperimentEditor: readonly string[] = [
  ...['question', 'from', 'experiment', 'column', 'groups', 'control', 'weights'],
  ...['metrics', 'guardrails', ...exposureParams, ...experimentSettings, 'about', 'by'],
];

/** What of a campaign its editor holds. */
export const inCampaignEditor: readonly string[] = [
  ...['name', 'from', 'rule', 'experiment', 'variant', 'column', 'only'],
  ...['since', 'window', 'before'],
];
