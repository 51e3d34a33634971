import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import { viewCompare, type CompareView } from './compare-view.ts';
import { viewNext, type NextView } from './next-view.ts';
import { viewOverlap, type OverlapView } from './overlap-view.ts';
import type { SegmentParams } from './params.ts';
import { viewProfile, type ProfileView } from './profile-view.ts';

/** What a segment's page shows, by what it is asked to show. */
export type SegmentView = ProfileView | OverlapView | CompareView | NextView;

/** Turns the rows of `compileSegment` into what the screen, the exports and the command line show. */
export function viewSegment(result: Table, params: SegmentParams, data: Dataset): SegmentView {
  switch (params.show) {
    case 'profile':
      return viewProfile(result, params, data);
    case 'overlap':
      return viewOverlap(result, params);
    case 'compare':
      return viewCompare(result, params, data);
    case 'next':
      return viewNext(result, params, data);
  }
}
