import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppFailure, type ErrorCode } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { DeviceKeeper } from '../engine/device/device-keeper.ts';
import type { KeptInfo } from '../engine/device/kept-info.ts';
import { KeptData } from './kept-data.svelte.ts';

const reportOf = (dataVersion: string): LoadReport =>
  ({ model: { schema: 'shop_1', dataVersion } }) as LoadReport;
const infoOf = (dataVersion: string): KeptInfo => ({
  ...{ name: 'shop.csv', files: 1, rows: 3, bytes: 9, savedAt: 0 },
  ...{ dataVersion, dimensions: [] },
});

/** A device in memory: saves end when a test says so. */
class Device implements DeviceKeeper {
  info: KeptInfo | null = null;
  saves: string[] = [];
  /** What saves fail with. */
  failure: ErrorCode | null = null;
  #end: () => void = () => undefined;

  async keep(_: string, { model }: LoadReport, { signal }: { signal?: AbortSignal } = {}) {
    this.saves.push(model.dataVersion);
    if (this.failure) throw new AppFailure({ code: this.failure, detail: {} });
    await new Promise<void>((resolve) => {
      this.#end = resolve;
      signal?.addEventListener('abort', () => resolve());
    });
    if (signal?.aborted) throw new AppFailure({ code: 'engine.cancelled', detail: {} });
    return (this.info = infoOf(model.dataVersion));
  }
  end(): void {
    this.#end();
  }
  kept() {
    return Promise.resolve(this.info);
  }
  reopen() {
    return Promise.resolve(reportOf('a'));
  }
  forgetKept() {
    this.info = null;
    return Promise.resolve();
  }
}

/** The choice of a device: its tabs share what is written down. */
let isWritten = false;
const preferencesOf = () => ({
  keepsData: isWritten,
  setKeepsData(on: boolean) {
    this.keepsData = isWritten = on;
  },
  restoreKeepsData() {
    this.keepsData = isWritten;
  },
});

let device: Device;
const tabOf = (): KeptData => {
  const tab = new KeptData(preferencesOf());
  tab.attach(device);
  return tab;
};

beforeEach(() => {
  isWritten = false;
  device = new Device();
  vi.stubGlobal('navigator', { storage: { persist: () => Promise.resolve(true) } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('keeping data', () => {
  it('is off until it is switched on, and then keeps what is open', async () => {
    const tab = tabOf();
    tab.keep(reportOf('a'));
    await tab.known();
    expect(device.saves).toEqual([]);
    await tab.switchOn();
    await vi.waitFor(() => expect(device.saves).toEqual(['a']));
    expect(tab.isKeeping).toBe(true);
    device.end();
    await vi.waitFor(() => expect(tab.isKeeping).toBe(false));
    expect(tab.holds(reportOf('a'))).toBe(true);
  });

  it('writes nothing that is kept already', async () => {
    isWritten = true;
    device.info = infoOf('a');
    const tab = tabOf();
    tab.keep(reportOf('a'));
    await vi.waitFor(() => expect(tab.isKeeping).toBe(false));
    expect(device.saves).toEqual([]);
  });

  it('is stopped for the next load, and done again where that fails', async () => {
    isWritten = true;
    const tab = tabOf();
    const report = reportOf('a');
    tab.keep(report);
    await vi.waitFor(() => expect(device.saves).toHaveLength(1));
    await tab.stop();
    expect([tab.isKeeping, tab.error, tab.info]).toEqual([false, null, null]);
    tab.keep(report);
    await vi.waitFor(() => expect(device.saves).toHaveLength(2));
    device.end();
    await vi.waitFor(() => expect(tab.holds(report)).toBe(true));
  });

  it('that fails says why once, and is not tried again unasked', async () => {
    isWritten = true;
    device.failure = 'device.full';
    const tab = tabOf();
    const report = reportOf('a');
    tab.keep(report);
    await vi.waitFor(() => expect(tab.error?.code).toBe('device.full'));
    expect(tab.notice?.code).toBe('device.full');
    tab.keep(report);
    expect(tab.isKeeping).toBe(false);
    device.failure = null;
    tab.retry();
    await vi.waitFor(() => expect(device.saves).toHaveLength(2));
    expect(tab.error).toBeNull();
    device.end();
    await vi.waitFor(() => expect(tab.holds(report)).toBe(true));
  });

  it('never puts what was open before in place of what another tab keeps', async () => {
    isWritten = true;
    const [one, two] = [tabOf(), tabOf()];
    const first = reportOf('a');
    one.keep(first);
    await vi.waitFor(() => expect(device.saves).toHaveLength(1));
    device.end();
    await vi.waitFor(() => expect(two.info?.dataVersion).toBe('a'));
    two.keep(reportOf('b'));
    await vi.waitFor(() => expect(device.saves).toHaveLength(2));
    device.end();
    await vi.waitFor(() => expect(one.info?.dataVersion).toBe('b'));
    expect(one.holds(first)).toBe(false);
    one.keep(first);
    expect(one.isKeeping).toBe(false);
  });

  it('ends in every tab when one forgets', async () => {
    isWritten = true;
    const [one, two] = [tabOf(), tabOf()];
    two.keep(reportOf('b'));
    await vi.waitFor(() => expect(two.isKeeping).toBe(true));
    await one.forget();
    await vi.waitFor(() => expect(two.isKeeping).toBe(false));
    expect([two.isOn, two.info, device.info]).toEqual([false, null, null]);
    two.keep(reportOf('b'));
    expect(two.isKeeping).toBe(false);
  });
});
