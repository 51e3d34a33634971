import { readNamedRule } from '../../core/segment/named-rule.ts';
import type { ParamValues } from '../../core/spec/params.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { readMark } from './marks.ts';
import { readMetric } from './metrics.ts';
import { groupName, metricName } from './words.ts';

/** A mark in words: arms by their names where the parameters hold them, otherwise by their places. */
export function nameMark(text: string, labels: ExperimentLabels, params?: ParamValues): string {
  const mark = readMark(text);
  if (!mark) return labels.title;
  const arm = 'arm' in mark && mark.arm !== null ? armName(mark.arm, labels, params) : '';
  switch (mark.kind) {
    case 'arm':
      return arm;
    case 'bought':
    case 'not':
      return labels.respondedMark(arm, aboutName(labels, params), mark.kind === 'bought');
    case 'several':
      return labels.checks.several;
    case 'health':
      return arm === '' ? labels.checks[mark.code] : labels.partMark(arm, labels.checks[mark.code]);
    case 'group': {
      const by = params?.['by'];
      const value = groupName(mark.value, typeof by === 'string' ? by : '', labels);
      return labels.partMark(arm, value);
    }
    case 'bin':
      return labels.partMark(arm, labels.classN(aboutName(labels, params), mark.slot));
  }
}

function armName(place: number, labels: ExperimentLabels, params: ParamValues = {}): string {
  const { from, groups } = params;
  const named = from === 'segments' && Array.isArray(groups) ? (groups as readonly unknown[]) : [];
  const text = named[place];
  const rule = typeof text === 'string' ? readNamedRule(text) : null;
  return rule && rule.name !== '' ? rule.name : labels.unnamed(place + 1);
}

/** The metric that a view is about; empty where the parameters are not known. */
function aboutName(labels: ExperimentLabels, params: ParamValues = {}): string {
  const { metrics, guardrails, about } = params;
  const texts = [metrics, guardrails].flatMap((list) =>
    Array.isArray(list) ? (list as readonly unknown[]) : [],
  );
  const known = [...new Set(texts)].filter(
    (text): text is string => typeof text === 'string' && readMetric(text) !== null,
  );
  const place = Math.min(typeof about === 'number' ? about : 1, known.length) - 1;
  const id = known[place];
  return id === undefined ? labels.outcome : metricName({ id }, labels);
}
