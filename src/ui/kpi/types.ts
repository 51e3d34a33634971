import type { Tone } from '../kit/types.ts';

/** A change against the compared period, already written (`▲ +68.9%`). */
export interface Delta {
  readonly text: string;
  readonly direction: 'up' | 'down' | 'flat';
  readonly tone: Tone;
}

/** The small line under a number; `open` marks the last point as a period not yet over. */
export interface Spark {
  readonly values: readonly (number | null)[];
  readonly open?: boolean | undefined;
  readonly label: string;
}

/** One headline number. */
export interface Kpi {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly delta?: Delta | undefined;
  readonly spark?: Spark | undefined;
  readonly note?: string | undefined;
  /** The exact number, on hover: `£3,041,293.11`. */
  readonly exact?: string | undefined;
}

/** One thing worth knowing, as a sentence, with the page that shows it. */
export interface Insight {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly label: string; readonly href: string } | undefined;
}
