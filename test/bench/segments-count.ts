import type { ModelInfo } from '../../src/core/model/info.ts';
import { scope } from '../../src/core/model/scope.ts';
import { sizeOfRule } from '../../src/core/segment/rule-sql.ts';
import { readRule } from '../../src/core/segment/rule-text.ts';
import { noFilters } from '../../src/core/spec/filters.ts';
import type { DuckDbHost } from '../../src/engine/host.ts';
import { decode } from '../../src/engine/rows.ts';

/**
 * Milliseconds of the count of a segment in the engine's own worker, from the rule to its numbers, and
 * these: customers, and revenue in units.
 */
export async function countRule(
  host: DuckDbHost,
  model: ModelInfo,
  text: string,
): Promise<{ ms: number; rows: string }> {
  const rule = readRule(text);
  if (!rule) throw new Error(`no rule: ${text}`);
  const started = performance.now();
  const data = scope(model, { filters: noFilters, dates: 'history', compares: false, sets: [] });
  const answer = await host.run(sizeOfRule(rule, data));
  const found = decode(answer).get(0) as { customers: bigint; amount: bigint } | null;
  const ms = performance.now() - started;
  const amount = Number(found?.amount ?? 0) / 10 ** model.scale;
  return { ms, rows: [String(found?.customers), amount.toFixed(2)].join('|') };
}
