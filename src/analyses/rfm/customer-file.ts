import { scored } from '../../core/model/rfm-scores.ts';
import { segmentPlace } from '../../core/model/rfm-segment-sql.ts';
import { segmentIds } from '../../core/model/rfm-segments.ts';
import type { CustomerFile } from '../../core/spec/analysis.ts';
import { day, op, sql } from '../../core/sql/index.ts';
import type { RfmLabels } from './labels/en.ts';
import type { RfmParams } from './params.ts';

/** Everyone who has bought, with the three measures, their scores and the segment of the view. */
export const scoresFile: CustomerFile<RfmParams, RfmLabels> = {
  title: (labels) => labels.exportScores,
  compile: (params, data) => sql`
    with ${data.ctes}${scored(params, data)}
    select customer,
      ${op({ name: 'daysBetween', from: sql`last_day`, to: day(data.asOf) })} as recency,
      frequency, monetary, r, f, m, ${segmentPlace(params.segments)} as segment
    from scored`,
  columns: (params, labels, currency) => [
    { id: 'recency', label: labels.dimensions.r, kind: 'integer' },
    { id: 'frequency', label: labels.dimensions.f(params.frequency), kind: 'integer' },
    {
      id: 'monetary',
      label: labels.dimensions.m(params.monetary, currency),
      kind: params.monetary === 'average' ? 'moneyAverage' : 'money',
    },
    { id: 'r', label: 'R', kind: 'integer' },
    { id: 'f', label: 'F', kind: 'integer' },
    { id: 'm', label: 'M', kind: 'integer' },
    {
      id: 'segment',
      label: labels.segment,
      kind: 'text',
      names: segmentIds.map((segment) => labels.segments[segment]),
    },
  ],
};
