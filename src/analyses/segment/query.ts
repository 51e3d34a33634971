import type { Dataset } from '../../core/model/dataset.ts';
import type { Sql } from '../../core/sql/index.ts';
import { compileCompare } from './compare-query.ts';
import { compileNext } from './next-query.ts';
import { compileOverlap } from './overlap-query.ts';
import type { SegmentParams } from './params.ts';
import { compileProfile } from './profile-query.ts';

/** One query per kind of view; the file of each says which rows it gives. */
export function compileSegment(params: SegmentParams, data: Dataset): Sql {
  switch (params.show) {
    case 'profile':
      return compileProfile(params, data);
    case 'overlap':
      return compileOverlap(params, data);
    case 'compare':
      return compileCompare(params, data);
    case 'next':
      return compileNext(params, data);
  }
}
