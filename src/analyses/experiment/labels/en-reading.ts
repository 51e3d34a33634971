import type { ReadingLabels, Way } from './reading-types.ts';

const ways: Readonly<Record<Way, (size: string) => string>> = {
  higher: (size) => `${size} higher`,
  lower: (size) => `${size} lower`,
  same: () => 'no difference',
};

export const reading: ReadingLabels = {
  sentences: (texts) => texts.join(' '),
  points: (number) => `${number} points`,
  fromTo: (low, high) => `${low} to ${high}`,
  fromLowerToHigher: (low, high) => `from ${low} lower to ${high} higher`,
  higherOrLower: (size, way) => ways[way](size),
  against: (treatment, control) => `${treatment} against ${control}`,
  chance: (count, of) =>
    count === of ? 'in nearly every test' : `in about ${count} of ${of} tests`,
  chanceRare: (of) => `in fewer than 1 of ${of} tests`,
  byChance: (chance, family) =>
    family > 1
      ? `Allowing for ${family} comparisons, chance alone would show so much ${chance}.`
      : `Chance alone would show so much ${chance}.`,
  decided: {
    better: (name, control) => `${name} did better than ${control}.`,
    worse: (name, control) => `${name} did worse than ${control}.`,
    unclear: (name, control) => `Too few to tell whether ${name} does better than ${control}.`,
  },
  observed: {
    better: (name, control) => `${name} differs from ${control}.`,
    worse: (name, control) => `${name} differs from ${control}.`,
    unclear: (name, control) => `Too few to tell whether ${name} differs from ${control}.`,
  },
  undecidedYet: (name, control) =>
    `Nothing is decided yet: ${name} and ${control} can not be told apart so far.`,
  notCertain: (name, control) =>
    `Not certain enough to tell ${name} from ${control}, with so many comparisons.`,
  notHoped: (name, control) => `${name} did not do better than ${control}.`,
  noEstimate: (name, control, gap) =>
    gap === null
      ? `${name} can not be compared with ${control}.`
      : `${name} can not be compared with ${control}: ${gap}.`,
  difference: ({ metric, size, way, interval, treatment, control, isAdjusted }) => {
    const values = `${treatment} against ${control}`;
    const found = `${ways[way](size)} (${interval})`;
    return isAdjusted
      ? `${metric}: ${values}; allowing for the days before, ${found}.`
      : `${metric}: ${found}, ${values}.`;
  },
  intervalOf: (kind, level, range) =>
    kind === 'always' ? `always-valid ${level} interval ${range}` : `${level} interval ${range}`,
  harmed: (name) => `Watch out: a guardrail of ${name} got worse.`,
  observedHarm: (name) => `A guardrail of ${name} stands worse.`,
  mismatch: (counts, expected, chance) =>
    `Do not trust this test yet: its groups are not of the planned sizes. They hold ${counts}; planned were ${expected}. Chance makes such sizes ${chance}: something else decided who is in which group.`,
  armWithCount: (arm, count) => `${arm} ${count}`,
  enterShares: 'If other shares than equal ones were planned, enter them.',
  locked: (customers, planned) =>
    `The verdict is locked: ${customers} of ${planned} planned customers are in. Reading now would be peeking.`,
  nothingToRead: 'There is nothing to compare yet.',
  moreArms: (arms) => `${arms} more groups are in the table.`,
  sizesFound: (actual, planned, p) => `${actual}; planned ${planned} (${p}).`,
  sizesSupposed: (actual, planned, p) =>
    `${actual}. No planned shares were entered; equal ones would be ${planned} (${p}).`,
  nobodyFound: 'Nobody.',
  balanced: (p) => `No metric differed before (smallest ${p}, all of them allowed for).`,
  imbalanced: ({ metric, arm, values, p }) =>
    `${arm} differed before it was exposed: ${metric}${values === null ? '' : `, ${values}`} (${p}, all metrics allowed for).`,
  steady: (p) => `The first week is like those after it (${p}).`,
  novel: (arm, first, later, p) =>
    `${arm}: ${first} in the first week, ${later} after it (${p}). The difference may be one of novelty.`,
  notDrawn: (rows) =>
    `${rows} without a relative difference ${rows === '1' ? 'is' : 'are'} in the table only.`,
  notDrawnByChance:
    'Not an experiment: nobody was assigned to these groups by chance. They differed before in ways that these data may not show, so a difference describes them and nothing more.',
  mismatchNote:
    'Numbers below are shown for finding the fault, not for deciding: look for lost assignments, bots, redirects, or groups that were filtered differently.',
  unevenNote:
    'The groups are not equally large. Enter the shares that were planned, so that their sizes can be checked: a split that went wrong makes every number doubtful.',
  lockedNote:
    'Numbers below may be looked at, but not decided by: whoever stops at the first good look finds a difference in about one of four tests of nothing.',
  unplanned:
    'No size was planned. The verdict holds for a single look, at a time that was fixed before; whoever looks often should read in the mode for any time.',
  sequentialNote:
    'Read at any time: the always-valid interval holds at all looks together, and is wider for it.',
  peekingNote:
    'To stop where the band first leaves zero is peeking: at twenty looks it finds a difference in about one of four tests of nothing.',
  familyNote: (correction, family, level) =>
    correction === 'none'
      ? `${family} comparisons are made without a correction: some stand out by chance. Intervals are ${level} each.`
      : `p-values are adjusted for ${family} comparisons (${correction === 'holm' ? 'Holm' : 'Benjamini–Hochberg'}). Intervals are not: each holds at ${level} by itself.`,
  exactNote:
    'Where a group has fewer than five who did or did not, the test is Fisher’s exact one and the interval Newcombe’s.',
  adjustedNote:
    'Decisions are made by the adjusted difference: what customers did in the days before their exposure is taken out, which narrows the interval and changes nothing else. Raw numbers stand beside it.',
  oneSidedNote: (level) =>
    `The test looks for an improvement only: nothing is said of harm. Intervals look both ways at ${level}.`,
  columnNote:
    'The groups are values of a column. This is an experiment only if chance decided who has which value.',
  weeksAlternative: (weeks, controls) =>
    `Differences of ${weeks} weeks; ${controls} customers in the control group.`,
  noCourse: 'The course begins with the first day on which both groups have customers.',
  courseAlternative: (day, arm, treatment, control) =>
    `By ${day}: ${arm} ${treatment}, control group ${control}.`,
  manyParts: (tested, expected, any) =>
    `${tested} parts are tested: about ${expected} of them would stand out by chance where nothing differs, and at least one does so with a chance of ${any}. Colours and the last column allow for it.`,
  heterogeneity: (arm, test, differs) =>
    differs
      ? `${arm}: the difference is not the same in all parts (${test}).`
      : `${arm}: no sign that the difference is another one in some parts (${test}).`,
  cochran: (q, degrees, p) => `Cochran’s Q = ${q}, ${degrees} df, ${p}`,
  noParts: 'There are no parts to show: nobody was in such a group before the test.',
  smallParts: (parts, few) =>
    `${parts} parts are in the table only: fewer than ${few} customers in a group, no group, or no difference to tell.`,
  partsAlternative: (parts, by) => `Differences of ${parts} parts by ${by}, with their intervals.`,
  noSpread: 'There are no outcomes to show.',
  respondersNote:
    'Who responded would in part have bought anyway: responders of the treatment are not those whom it moved.',
  rankNote: (arm, control, share, p) =>
    `A customer of ${arm} is ahead of one of ${control} in ${share} of all pairs, ties by half (Mann–Whitney, ${p}).`,
  spreadAlternative: (first, shares) => `${first}: ${shares}.`,
  questionAndAnswer: (question, answer) => `${question} ${answer}`,
};
