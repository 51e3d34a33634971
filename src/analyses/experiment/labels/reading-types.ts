import type { Correction } from '../../../core/experiment/design.ts';

/** Whether a value is above another one, below it, or neither. */
export type Way = 'higher' | 'lower' | 'same';

/** A verdict about two groups by their names. */
export type OfTwo = (name: string, control: string) => string;

/** A difference of two groups, written out but for its sentence. */
export interface DifferenceWords {
  readonly metric: string;
  /** Without its sign. */
  readonly size: string;
  readonly way: Way;
  readonly interval: string;
  readonly treatment: string;
  readonly control: string;
  /** Whether what customers did before is taken out. */
  readonly isAdjusted: boolean;
}

/** What differed before exposure. */
export interface ImbalanceWords {
  readonly metric: string;
  readonly arm: string;
  /** Both values; null where only the test can be told. */
  readonly values: string | null;
  readonly p: string;
}

/** The sentences of a test's page. */
export interface ReadingLabels {
  /** Sentences one after the other. */
  readonly sentences: (texts: readonly string[]) => string;
  readonly points: (number: string) => string;
  readonly fromTo: (low: string, high: string) => string;
  readonly fromLowerToHigher: (low: string, high: string) => string;
  readonly higherOrLower: (size: string, way: Way) => string;
  readonly against: (treatment: string, control: string) => string;
  readonly chance: (count: string, of: string) => string;
  readonly chanceRare: (of: string) => string;
  readonly byChance: (chance: string, family: number) => string;
  readonly decided: Readonly<Record<'better' | 'worse' | 'unclear', OfTwo>>;
  /** The same of groups that chance did not make: no word of causes. */
  readonly observed: Readonly<Record<'better' | 'worse' | 'unclear', OfTwo>>;
  readonly undecidedYet: OfTwo;
  readonly notCertain: OfTwo;
  readonly notHoped: OfTwo;
  readonly noEstimate: (name: string, control: string, gap: string | null) => string;
  readonly difference: (words: DifferenceWords) => string;
  readonly intervalOf: (kind: 'always' | 'fixed', level: string, range: string) => string;
  readonly harmed: (name: string) => string;
  readonly observedHarm: (name: string) => string;
  readonly mismatch: (counts: string, expected: string, chance: string) => string;
  readonly armWithCount: (arm: string, count: string) => string;
  readonly enterShares: string;
  readonly locked: (customers: string, planned: string) => string;
  readonly nothingToRead: string;
  readonly moreArms: (arms: string) => string;
  readonly sizesFound: (actual: string, planned: string, p: string) => string;
  /** The same where nobody entered shares. */
  readonly sizesSupposed: (actual: string, planned: string, p: string) => string;
  readonly nobodyFound: string;
  readonly balanced: (p: string) => string;
  readonly imbalanced: (words: ImbalanceWords) => string;
  readonly steady: (p: string) => string;
  readonly novel: (arm: string, first: string, later: string, p: string) => string;
  readonly notDrawn: (rows: string) => string;
  readonly notDrawnByChance: string;
  readonly mismatchNote: string;
  readonly unevenNote: string;
  readonly lockedNote: string;
  readonly unplanned: string;
  readonly sequentialNote: string;
  readonly peekingNote: string;
  readonly familyNote: (correction: Correction, family: string, level: string) => string;
  readonly exactNote: string;
  readonly adjustedNote: string;
  readonly oneSidedNote: (level: string) => string;
  /** Where arms are the values of a column, which chance may or may not have made. */
  readonly columnNote: string;
  readonly weeksAlternative: (weeks: string, controls: string) => string;
  readonly noCourse: string;
  readonly courseAlternative: (
    day: string,
    arm: string,
    treatment: string,
    control: string,
  ) => string;
  readonly manyParts: (tested: string, expected: string, any: string) => string;
  readonly heterogeneity: (arm: string, test: string, differs: boolean) => string;
  readonly cochran: (q: string, degrees: number, p: string) => string;
  readonly noParts: string;
  readonly smallParts: (parts: string, few: number) => string;
  readonly partsAlternative: (parts: string, by: string) => string;
  readonly noSpread: string;
  readonly respondersNote: string;
  readonly rankNote: (arm: string, control: string, share: string, p: string) => string;
  readonly spreadAlternative: (first: string, shares: string) => string;
  readonly questionAndAnswer: (question: string, answer: string) => string;
}
