import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Screen } from '../../core/spec/screen.ts';
import { compareScreen } from './compare-screen.ts';
import type { SegmentLabels } from './labels/en.ts';
import { nextScreen } from './next-screen.ts';
import { overlapScreen } from './overlap-screen.ts';
import { profileScreen } from './profile-screen.ts';
import type { SegmentView } from './view.ts';

/** A segment's page: the answer in a sentence, then what it is asked to show. */
export function screenOfSegment(view: SegmentView, context: ScreenContext<SegmentLabels>): Screen {
  switch (view.show) {
    case 'profile':
      return profileScreen(view, context);
    case 'overlap':
      return overlapScreen(view, context);
    case 'compare':
      return compareScreen(view, context);
    case 'next':
      return nextScreen(view, context);
  }
}
