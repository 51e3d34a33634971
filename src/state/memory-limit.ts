import type { LoadReport } from '../core/model/info.ts';
import { memoryOf, mostMemory } from '../ingest/memory-need.ts';

export { memoryNeed } from '../ingest/memory-need.ts';

/**
 * Bytes that loading can use in this tab: what a tab can at most, or half of what the device has, less
 * what is open already. That stays until the new data stand, and is loaded again where files are added.
 */
export function memoryLimit(open: LoadReport | null, adds: boolean): number {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  const most = deviceMemory === undefined ? mostMemory : deviceMemory * 2 ** 29;
  const taken = memoryOf(open?.model.lines ?? 0) * (adds ? 3 : 1);
  return Math.max(0, Math.min(mostMemory, most) - taken);
}
