import type { Analysis } from '../../core/spec/analysis.ts';
import { customersOfMark } from './customers.ts';
import { headlinesOf } from './headlines.ts';
import { en, type SegmentLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { nameMark } from './name-mark.ts';
import { segmentParams, type SegmentParams } from './params.ts';
import { compileSegment } from './query.ts';
import { screenOfSegment } from './screen.ts';
import { tablesOfSegment } from './tables.ts';
import { viewSegment, type SegmentView } from './view.ts';

/** A segment: who is in it, how they differ, whom it shares with others, and what they buy next. */
export const segment: Analysis<SegmentParams, SegmentView, SegmentLabels> = {
  id: 'segment',
  params: segmentParams,
  dates: 'history',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileSegment,
  view: viewSegment,
  tables: tablesOfSegment,
  screen: screenOfSegment,
  customers: customersOfMark,
  headlines: headlinesOf,
  totals: (view) => ({
    ...{ over: 'dates', orders: null },
    revenue: view.show === 'profile' ? view.total : null,
    customers: view.show === 'profile' ? view.everyone.buyers : null,
  }),
  nameMark,
};
