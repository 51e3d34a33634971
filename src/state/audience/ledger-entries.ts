import type { FieldSource } from '../../core/audience/plan.ts';
import { dropReasons } from '../../core/audience/plan.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { MadeAudience } from './audience-work.svelte.ts';

/** What the ledger keeps of an export: an entry for each platform. `labelOf` names a column by its source. */
export function entriesOf(
  { plan, facts, report }: MadeAudience,
  labelOf: (source: FieldSource) => string,
): readonly LedgerEntry[] {
  const { consent } = plan;
  return report.platforms.map(({ platform, counts, arms }): LedgerEntry => ({
    id: crypto.randomUUID(),
    made: facts.made,
    segment: facts.name,
    address: facts.address,
    dataVersion: facts.dataVersion,
    asOf: facts.asOf,
    platform,
    purpose: plan.purpose,
    isHashed: plan.isHashed,
    consent: consent?.kind === 'column' ? labelOf(consent.source) : (consent?.text ?? ''),
    people: counts.segment,
    out: counts.out,
    dropped: Object.fromEntries(
      dropReasons
        .filter((reason) => counts.dropped[reason] > 0)
        .map((reason) => [reason, counts.dropped[reason]]),
    ),
    arms: arms.map(({ name, people }) => ({ name, people })),
    files: report.files
      .filter((file) => file.platform === platform || file.platform === null)
      .map(({ name, rows, bytes, sha256 }) => ({ name, rows, bytes, sha256 })),
  }));
}
