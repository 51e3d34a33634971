import type { AudienceField, AudiencePlan } from '../../src/core/audience/plan.ts';
import { initialPlan } from '../../src/core/audience/plan-params.ts';
import { exportAudience } from '../../src/audience/export.ts';
import type {
  AudienceFacts,
  AudienceReport,
  ExportHooks,
  People,
  Suppression,
} from '../../src/audience/types.ts';

/** A person of a test: cells of fields, and what the caller knows beside them. */
export type Person = Partial<Record<AudienceField, string | null>> & {
  readonly id?: string;
  readonly consents?: string | null;
  readonly amount?: number | null;
  readonly stratum?: string;
  readonly isRecent?: boolean;
  readonly isExcluded?: boolean;
};

const beside = new Set(['id', 'consents', 'amount', 'stratum', 'isRecent', 'isExcluded']);

/** People in the form that an export takes; who has no identifier of their own is called by place. */
export function peopleOf(persons: readonly Person[]): People {
  const named = new Set(persons.flatMap((person) => Object.keys(person)));
  return {
    size: persons.length,
    fields: [...named].filter((name) => !beside.has(name)) as AudienceField[],
    id: (row) => persons[row]?.id ?? `c${row}`,
    cell: (field, row) => persons[row]?.[field] ?? null,
    consent: (row) => persons[row]?.consents ?? null,
    amount: (row) => persons[row]?.amount ?? null,
    stratum: (row) => persons[row]?.stratum ?? '',
    isRecent: (row) => persons[row]?.isRecent ?? false,
    isExcluded: (row) => persons[row]?.isExcluded ?? false,
  };
}

export const audienceFacts: AudienceFacts = {
  product: 'Regulars 0.0.0',
  name: 'Overdue champions',
  definition: 'recency score 1–2 and frequency score 4–5',
  address: 'segment?v=1',
  dataVersion: 'abc',
  asOf: '2026-06-30',
  made: '2026-07-01T08:00:00Z',
  locale: 'en',
};

/** A plan that is allowed, with what a test changes. */
export function planOf(change: Partial<AudiencePlan>): AudiencePlan {
  return {
    ...{ ...initialPlan, consent: { kind: 'statement', text: 'Club members agreed in the shop.' } },
    ...change,
  };
}

export interface Exported {
  readonly report: AudienceReport;
  /** The text of each file by its name, byte order mark included. */
  readonly texts: ReadonlyMap<string, string>;
  readonly bytes: ReadonlyMap<string, Buffer>;
}

/** Runs the whole export and puts the chunks of each file together. */
export async function exported(
  change: Partial<AudiencePlan>,
  people: People,
  suppression: Suppression | null = null,
  hooks: Partial<ExportHooks> & { readonly facts?: Partial<AudienceFacts> } = {},
): Promise<Exported> {
  const chunks = new Map<number, Uint8Array[]>();
  const request = {
    ...{ plan: planOf(change), suppression },
    facts: { ...audienceFacts, ...hooks.facts },
  };
  const report = await exportAudience(request, people, {
    write: (file, chunk) => {
      const before = chunks.get(file);
      if (before) before.push(chunk);
      else chunks.set(file, [chunk]);
    },
    ...hooks,
  });
  const bytes = new Map(
    report.files.map(({ id, name }) => [name, Buffer.concat(chunks.get(id) ?? [])]),
  );
  const texts = new Map([...bytes].map(([name, all]) => [name, all.toString('utf8')]));
  return { report, texts, bytes };
}
