import type { LoadProgress } from '../engine/engine.ts';
import type { WorkStage } from '../ingest/types.ts';

/** A file is being looked into, and how far that stage of it is. */
export function inspecting(
  { name: fileName, size }: File,
  bytes = 0,
  totalBytes = size,
  stage: WorkStage = 'charset',
): Activity {
  return { kind: 'inspecting', fileName, stage, bytes, totalBytes };
}

/** A file is about to be loaded. */
export function importing(fileName: string): Activity {
  return { kind: 'importing', fileName, progress: null, startedAt: Date.now(), cancelling: false };
}

/** What the workspace is doing. Data that are already open stay open until an import succeeds. */
export type Activity =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'inspecting';
      readonly fileName: string;
      readonly stage: WorkStage;
      readonly bytes: number;
      readonly totalBytes: number;
    }
  | { readonly kind: 'reviewing' }
  /** The copy on this device is being opened; it was made of this file, and maybe others. */
  | { readonly kind: 'reopening'; readonly fileName: string }
  | {
      readonly kind: 'importing';
      readonly fileName: string;
      readonly progress: LoadProgress | null;
      readonly startedAt: number;
      readonly cancelling: boolean;
    };
