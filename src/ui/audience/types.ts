import type { PlatformCard } from '../../audience/platform-card.ts';
import type { AudiencePlan } from '../../core/audience/plan.ts';
import type { AudienceWords } from '../../i18n/audience-words.ts';

/** What every part of the page has. */
export interface PartProps {
  readonly w: AudienceWords;
  readonly plan: AudiencePlan;
  /** Platforms that are chosen. */
  readonly chosen: readonly PlatformCard[];
  /** Changes the plan; `quietly` without a step back in the history, for what is being typed. */
  readonly onplan: (change: Partial<AudiencePlan>, quietly?: boolean) => void;
}
