import type { LoadReport } from '../../core/model/info.ts';
import type { KeptInfo } from './kept-info.ts';

/** An engine that can keep a data set on this device and bring it back. */
export interface DeviceKeeper {
  /**
   * Writes the data set to this device in place of the one kept before, which stays whole until the
   * new one is complete. Fails with `device.full`, with `device.held` while another tab writes, and
   * with `device.unavailable` where the browser keeps nothing.
   */
  keep(schema: string, report: LoadReport, options?: KeepOptions): Promise<KeptInfo>;
  /** What is kept, or null. Also removes what a crash or another version left behind. */
  kept(): Promise<KeptInfo | null>;
  /**
   * Loads what is kept under a schema of its own and returns its report, which names that schema.
   * Other tabs can do the same at the same time. Fails with `device.unreadable` where nothing whole
   * is kept.
   */
  reopen(schema: string, options?: KeepOptions): Promise<LoadReport>;
  /** Removes every byte that was kept. Waits for a tab that is writing. */
  forgetKept(): Promise<void>;
}

export interface KeepOptions {
  readonly signal?: AbortSignal;
}
