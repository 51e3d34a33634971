import { levelText } from './chance.ts';
import type { ResultContext } from './context.ts';
import type { ResultView } from './result.ts';

/** What has to be known to read the numbers right. */
export function resultNotes(view: ResultView, context: ResultContext): readonly string[] {
  const { labels, formats } = context;
  const { design, readout } = view;
  if (readout.comparisons.length === 0) return [];
  const notes: string[] = [];
  if (design.isObservational) notes.push(labels.notDrawnByChance);
  if (readout.ratio?.isMismatch === true) notes.push(labels.mismatchNote);
  if (readout.ratio?.isUneven === true) notes.push(labels.unevenNote);
  if (readout.verdicts.some(({ verdict }) => verdict.kind === 'locked'))
    notes.push(labels.lockedNote);
  else if (design.mode === 'fixed' && design.planned === null && !design.isObservational)
    notes.push(labels.unplanned);
  if (design.mode === 'sequential') notes.push(labels.sequentialNote);
  const level = levelText(design.alpha, context);
  if (readout.family > 1)
    notes.push(
      labels.familyNote(design.correction, formats.value('integer', readout.family), level),
    );
  if (readout.comparisons.some(({ main }) => main.absolute?.method === 'exact'))
    notes.push(labels.exactNote);
  if (readout.comparisons.some(({ adjusted }) => adjusted !== null))
    notes.push(labels.adjustedNote);
  if (design.sides === 'one') notes.push(labels.oneSidedNote(level));
  return notes;
}
