import { readOut } from '../core/experiment/read-out.ts';
import { kindOfForm, summaryDesign, type Summary } from '../core/experiment/summary.ts';
import type { ResultView } from './experiment-result.ts';

/** A test of which only sums are known, read; null while cells are empty. */
export function summaryView(summary: Summary): ResultView | null {
  const read = summaryDesign(summary);
  if (!read) return null;
  const { design, arms } = read;
  return {
    design,
    readout: readOut(design, arms),
    results: arms,
    arms: summary.groups.map(({ name }) => name),
    metrics: summary.metrics.map(({ name, form }) => ({
      ...{ id: name, name, kind: kindOfForm(form) },
      value: form === 'share' ? 'sharePrecise' : 'significant',
    })),
    ...(summary.question === '' ? {} : { question: summary.question }),
  };
}
