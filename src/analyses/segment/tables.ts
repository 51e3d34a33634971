import type { TableData } from '../../core/spec/screen.ts';
import { compareTable, relativeTable } from './compare-tables.ts';
import type { SegmentLabels } from './labels/en.ts';
import { nextTable } from './next-tables.ts';
import { overlapTables } from './overlap-tables.ts';
import { profileTables } from './profile-tables.ts';
import type { SegmentView } from './view.ts';

/** Every number of a segment's page. */
export function tablesOfSegment(view: SegmentView, labels: SegmentLabels): readonly TableData[] {
  switch (view.show) {
    case 'profile':
      return profileTables(view, labels);
    case 'overlap':
      return overlapTables(view, labels);
    case 'compare':
      return [compareTable(view, labels), relativeTable(view, labels)];
    case 'next':
      return [nextTable(view, labels)];
  }
}
