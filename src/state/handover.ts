import type { ImportPlan } from '../core/model/plan.ts';

/** Enough to have the same data again: files and how they are read, or the copy on this device. */
export interface Handover {
  /** Empty where the data were opened from the copy on this device; then there is no plan either. */
  readonly files: readonly File[];
  readonly plan: ImportPlan | null;
  readonly sample: boolean;
  /** Version of the data, where this device keeps a copy of them. */
  readonly kept: string | null;
}

const channelName = 'regulars.handover';
/** When the data of this tab were forgotten last, in milliseconds since 1970. */
const forgottenKey = 'regulars.forgotten';

/** A handover in an entry of the history, with the time at which it was put there. */
interface Kept extends Handover {
  readonly keptAt: number;
}

/**
 * Hands the open data over to the page after a reload, through this tab's own history entry. What is
 * handed over are references to the dropped files, held by the browser for this tab; nothing is
 * written to the device's storage by the app.
 */
export function keepForReload(handover: Handover | null): void {
  try {
    history.replaceState(handover && ({ ...handover, keptAt: Date.now() } satisfies Kept), '');
  } catch {
    // A browser that cannot keep files in a history entry asks for them again.
  }
}

/** Takes what the page before the reload left, and removes it from the history entry. */
export function takeAfterReload(): Handover | null {
  const state: unknown = history.state;
  if (!isHandover(state)) return null;
  history.replaceState(null, '');
  return 'keptAt' in state && Number(state.keptAt) > forgottenAt() ? state : null;
}

/**
 * Refuses, from now on and for the life of this tab, what its history entries hold: a page can
 * change the current entry only, and the others still hold the files they were left with.
 */
export function refuseEarlier(): void {
  try {
    sessionStorage.setItem(forgottenKey, String(Date.now()));
  } catch {
    // Where nothing can be kept, entries hold files until Back visits them.
  }
}

function forgottenAt(): number {
  try {
    return Number(sessionStorage.getItem(forgottenKey));
  } catch {
    return 0;
  }
}

/** Answers other tabs of this device that open a link to the same data; returns how to stop. */
export function offerToOtherTabs(current: () => Handover | null): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const handover = current();
    if (data === 'ask' && handover) channel.postMessage(handover);
  };
  return () => channel.close();
}

/** Asks the other tabs for their data; null when none answers in time. */
export function askOtherTabs(milliseconds = 400): Promise<Handover | null> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(channelName);
    const finish = (answer: Handover | null): void => {
      clearTimeout(timer);
      channel.close();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(null), milliseconds);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isHandover(data)) finish(data);
    };
    channel.postMessage('ask');
  });
}

function isHandover(value: unknown): value is Handover {
  return typeof value === 'object' && value !== null && 'files' in value && 'plan' in value;
}
