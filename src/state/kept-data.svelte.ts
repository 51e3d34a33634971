import { recordOf, type AppError } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { DeviceKeeper } from '../engine/device/device-keeper.ts';
import type { KeptInfo } from '../engine/device/kept-info.ts';
import type { Preferences } from './preferences.svelte.ts';

export type { KeptInfo } from '../engine/device/kept-info.ts';

/** Tabs tell each other that what is kept, or whether anything is, has changed. */
const channelName = 'regulars.kept';
/** How long to wait before trying again while another tab writes. */
const retryMs = 1000;

/**
 * The copy of the data on this device: off until somebody asks for it. One copy is kept for all
 * tabs: of the data that were opened last.
 */
export class KeptData {
  /** What is kept, or null. */
  info = $state.raw<KeptInfo | null>(null);
  /** Whether a copy is being written. */
  isKeeping = $state.raw(false);
  /** Why the open data are not kept although they should be. */
  error = $state.raw<AppError | null>(null);
  /** The same once, to be said and cleared. */
  notice = $state.raw<AppError | null>(null);

  #keeper: DeviceKeeper | null = null;
  /** The open data, where they may be kept. */
  #open = $state.raw<LoadReport | null>(null);
  /** Data that were kept, or could not be, and are not tried again unasked. */
  #settled: LoadReport | null = null;
  #abort = new AbortController();
  /** The copying under way, or the last one; it never rejects. */
  #current: Promise<void> = Promise.resolve();
  #looked: Promise<void> = Promise.resolve();
  readonly #channel = new BroadcastChannel(channelName);

  constructor(
    private readonly preferences: Pick<
      Preferences,
      'keepsData' | 'setKeepsData' | 'restoreKeepsData'
    >,
  ) {}

  /** The keeper is made after this, because it reports to the page; looks at what is kept. */
  attach(keeper: DeviceKeeper): void {
    this.#keeper = keeper;
    this.#looked = this.#look();
    this.#channel.onmessage = () => void this.#hear();
  }

  /** Whether data are kept from now on. */
  get isOn(): boolean {
    return this.preferences.keepsData;
  }

  /** Whether the open data could be kept: some are open, and not the sample. */
  get canKeep(): boolean {
    return this.#open !== null;
  }

  /** Whether the copy on the device is of these data. */
  holds(report: LoadReport | null): boolean {
    return report !== null && this.info?.dataVersion === report.model.dataVersion;
  }

  /** What is kept, or null, once that is known. */
  async known(): Promise<KeptInfo | null> {
    await this.#looked;
    return this.info;
  }

  /** Keeps the open data from now on; asks the browser not to remove them when space runs short. */
  async switchOn(): Promise<void> {
    this.preferences.setKeepsData(true);
    this.#tell();
    this.retry();
    await navigator.storage.persist().catch(() => false);
  }

  /** Keeps the open data now, also where that failed before. */
  retry(): void {
    this.#settled = null;
    this.keep(this.#open);
  }

  /**
   * Keeps these data in the background if that is wanted and was not done; null where nothing is
   * open that may be kept.
   */
  keep(report: LoadReport | null): void {
    this.#open = report;
    if (report === null || report === this.#settled || !this.isOn || this.isKeeping) return;
    this.#current = this.#write(report);
  }

  /** Stops copying; what was kept before stays. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#current;
  }

  /** Loads the copy under a schema; fails with `device.unreadable` where there is none. */
  async reopen(schema: string, signal: AbortSignal): Promise<LoadReport> {
    try {
      return await this.#device.reopen(schema, { signal });
    } catch (error) {
      await this.#look();
      throw error;
    }
  }

  /** Switches off and removes every byte, also what another tab is writing. */
  async forget(): Promise<void> {
    this.preferences.setKeepsData(false);
    this.#settled = null;
    this.error = null;
    this.#tell();
    await this.stop();
    try {
      await this.#device.forgetKept();
      this.info = null;
    } catch (error) {
      this.#fail(error);
    }
    this.#tell();
  }

  get #device(): DeviceKeeper {
    if (!this.#keeper) throw new Error('no engine is attached');
    return this.#keeper;
  }

  async #write(report: LoadReport): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    this.isKeeping = true;
    this.error = null;
    try {
      await this.#looked;
      if (!this.holds(report)) {
        this.info = await this.#whenFree(report, signal);
        this.#tell();
      }
      this.#settled = report;
    } catch (error) {
      // A restarted engine loads its data again, and then they are kept.
      if (signal.aborted || recordOf(error, 'device.unavailable').code === 'engine.died') return;
      this.#settled = report;
      this.#fail(error);
    } finally {
      this.isKeeping = false;
    }
  }

  /** Writes as soon as no other tab does. */
  async #whenFree(report: LoadReport, signal: AbortSignal): Promise<KeptInfo> {
    for (let isFirst = true; ; isFirst = false) {
      try {
        return await this.#device.keep(report.model.schema, report, { signal });
      } catch (error) {
        if (recordOf(error, 'device.unavailable').code !== 'device.held') throw error;
        if (isFirst) this.notice = { code: 'device.held', detail: {} };
        await new Promise<unknown>((resolve) => {
          setTimeout(resolve, retryMs);
          signal.addEventListener('abort', resolve, { once: true });
        });
      }
    }
  }

  #fail(error: unknown): void {
    this.error = recordOf(error, 'device.unavailable');
    this.notice = this.error;
  }

  async #look(): Promise<void> {
    // A browser that keeps nothing has nothing to offer; it says so when it is asked to keep.
    this.info = await this.#device.kept().catch(() => null);
  }

  #tell(): void {
    this.#channel.postMessage('changed');
  }

  async #hear(): Promise<void> {
    this.preferences.restoreKeepsData();
    if (!this.isOn) await this.stop();
    // What another tab keeps is not replaced by what was opened here before.
    if (!this.isKeeping) this.#settled = this.#open;
    await this.#look();
  }
}
