import { segmentIds } from '../../core/model/rfm-segments.ts';
import type { Analysis, Headline } from '../../core/spec/analysis.ts';
import { scoresFile } from './customer-file.ts';
import { fateIds, originIds } from './change.ts';
import { segmentName } from './change-tables.ts';
import { en, type RfmLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { rfmParams, type RfmParams } from './params.ts';
import { compileRfm, customersOfMark } from './query.ts';
import { screenOfRfm } from './screen.ts';
import { tablesOfRfm } from './tables.ts';
import { viewRfm, type RfmView } from './view.ts';

/** Recency, frequency, monetary: who the best customers are and who is slipping away. */
export const rfm: Analysis<RfmParams, RfmView, RfmLabels> = {
  id: 'rfm',
  params: rfmParams,
  dates: 'history',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileRfm,
  view: viewRfm,
  tables: tablesOfRfm,
  screen: screenOfRfm,
  customers: customersOfMark,
  customerFile: scoresFile,
  headlines: ({ segments, total }) =>
    headlineSegments.flatMap((name): Headline[] => {
      const { customers = 0, revenue = 0n } = segments.find((one) => one.segment === name) ?? {};
      const share = total === 0n ? null : Number(revenue) / Number(total);
      return [
        { id: name, value: customers, kind: 'integer' },
        { id: `${name}Share`, value: share, kind: 'share' },
      ];
    }),
  totals: ({ bought }) => ({
    ...{ over: 'dates', orders: null, customers: bought.customers, revenue: bought.revenue },
    without: ['guests', 'unbought'],
  }),
  nameMark,
};

/** Segments that people quote. */
const headlineSegments = ['champions', 'atRisk'] as const;

function nameMark(mark: string, labels: RfmLabels): string {
  const cell = /^cell:([1-5])-([1-5])$/.exec(mark);
  if (cell) return labels.cellMark(Number(cell[1]), Number(cell[2]));
  const score = /^score:([rfm])([1-5])$/.exec(mark);
  if (score) return labels.scoreMark(score[1] as 'r' | 'f' | 'm', Number(score[2]));
  for (const from of originIds)
    for (const to of fateIds)
      if (mark === `move:${from}-${to}`)
        return labels.moveMark(segmentName(from, labels), segmentName(to, labels));
  const segment = segmentIds.find((name) => mark === `segment:${name}`);
  return segment ? labels.segments[segment] : labels.everyone;
}
