import { customerGroups } from '../../../core/words/en.ts';
import type { ExperimentLabels } from './types.ts';

export const params: ExperimentLabels['params'] = {
  show: {
    label: 'Show',
    options: {
      result: 'Result',
      time: 'Course',
      breakdown: 'Parts',
      spread: 'Spread and responders',
      report: 'Report',
    },
  },
  question: { label: 'Question' },
  from: {
    label: 'Groups from',
    options: {
      assignments: 'Assignments file',
      column: 'Column of customers',
      segments: 'Segments (not an experiment)',
    },
  },
  experiment: { label: 'Experiment' },
  column: { label: 'Column', options: { none: 'None' } },
  groups: { label: 'Segments' },
  control: { label: 'Control group' },
  weights: { label: 'Planned shares' },
  since: { label: 'Exposed on', hint: 'For customers without a day of their own' },
  window: { label: 'Window, days', hint: '0: up to the as-of date' },
  whole: { label: 'Only whole windows' },
  metrics: { label: 'Metrics' },
  guardrails: { label: 'Guardrails' },
  alpha: { label: 'α, %' },
  sides: { label: 'Looks for', options: { two: 'Any difference', one: 'An improvement only' } },
  correction: {
    label: 'Correction',
    options: { holm: 'Holm', bh: 'Benjamini–Hochberg', none: 'None' },
  },
  mode: {
    label: 'Reading',
    options: { fixed: 'Once, at the planned size', sequential: 'At any time' },
  },
  planned: { label: 'Planned customers', hint: '0: nothing was planned' },
  adjust: { label: 'Adjust by the days before (CUPED)' },
  before: { label: 'Days before', hint: '0: one median cycle' },
  cut: { label: 'Cut outcomes at percentile', hint: '100: none is cut' },
  by: { label: 'Parts by', options: { ...customerGroups.options } },
  about: { label: 'Metric of course, parts and spread', hint: 'Its place, from 1' },
};
