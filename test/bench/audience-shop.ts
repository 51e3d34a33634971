import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpWasm from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import { wrap } from 'comlink';
import type { PeopleRequest } from '../../src/analyses/audience-people.ts';
import { usualSources } from '../../src/analyses/audience-sources.ts';
import type { AudiencePlan } from '../../src/core/audience/plan.ts';
import { audiencePage, initialPlan } from '../../src/core/audience/plan-params.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { noFilters } from '../../src/core/spec/filters.ts';
import { WasmEngine } from '../../src/engine/client.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import type { Inspection } from '../../src/ingest/types.ts';
import { AudienceHelper } from '../../src/state/audience/audience-helper.ts';
import { Inspector } from '../../src/state/inspector.ts';
import audienceWorker from '../../workers/audience.worker.ts?worker&url';
import engineWorker from '../../workers/engine.worker.ts?worker&url';
import ingestWorker from '../../workers/ingest.worker.ts?worker&url';
import { crowdFiles } from './audience-files.ts';
import type { NaiveWorker } from './audience-naive.ts';
import naiveWorker from './audience-naive.ts?worker&url';

const startWorker = (url: string) => (): Worker => new Worker(url, { type: 'module' });

/** The workers of the product, with a crowd dropped and loaded as the page does it. */
export interface AudienceShop {
  readonly engine: WasmEngine;
  readonly helper: AudienceHelper;
  readonly model: ModelInfo;
  readonly naive: ReturnType<typeof wrap<NaiveWorker>>;
}

export async function openShop(people: number): Promise<AudienceShop> {
  const wasm = {
    eh: new URL(ehWasm, location.href).href,
    mvp: new URL(mvpWasm, location.href).href,
  };
  const nothing = (): void => undefined;
  const engine = new WasmEngine(startWorker(engineWorker), wasm, nothing, nothing);
  const inspector = new Inspector(startWorker(ingestWorker));
  const { signal } = new AbortController();
  const hooks = { signal, early: nothing, progress: nothing };
  const inspections: Inspection[] = [];
  for (const file of crowdFiles(people)) inspections.push(await inspector.inspect(file, {}, hooks));
  const tables = inspections.map((inspection) => ({ inspection, isRoleChosen: false }));
  const { plans } = await inspector.joins(tables, signal);
  const sources = sourcesOf(inspections.map((one, n) => ({ ...one, plan: plans[n] ?? one.plan })));
  const { model } = await engine.load(sources, 'shop');
  const naive = wrap<NaiveWorker>(startWorker(naiveWorker)());
  await naive.open(people);
  return { engine, helper: new AudienceHelper(startWorker(audienceWorker)), model, naive };
}

/** What is exported: everybody, for Meta, by a statement. */
export function requestOf(
  model: ModelInfo,
  fields: readonly ('email' | 'phone')[],
  isHashed: boolean,
): PeopleRequest {
  const usual = usualSources(model, null);
  const plan: AudiencePlan = {
    ...{ ...initialPlan, platforms: ['meta'], isHashed, country: 'TW' },
    consent: { kind: 'statement', text: 'All of them are invented.' },
  };
  const sources = Object.fromEntries(fields.map((field) => [field, usual[field] ?? '']));
  return { plan, sources, view: { page: audiencePage, params: {}, filters: noFilters } };
}
