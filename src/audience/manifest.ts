import type { AudienceReport, AudienceRequest } from './types.ts';

/** Raised whenever a rule of a platform or of cleaning changes what is written. */
export const rulesVersion = 1;

/**
 * What an export says of itself, as JSON: from what it was made, by which rules, who was left out and why,
 * and which bytes the files have. No value of any person is in it. The same export gives the same text.
 */
export function manifestText(
  { plan, suppression, facts }: AudienceRequest,
  report: Omit<AudienceReport, 'manifest'>,
): string {
  const { purpose, isHashed, country, sources, consent, withoutBuyersOfDays, without } = plan;
  const manifest = {
    product: facts.product,
    rules: rulesVersion,
    made: facts.made,
    segment: { name: facts.name, definition: facts.definition, address: facts.address },
    data: { version: facts.dataVersion, asOf: facts.asOf },
    purpose,
    consent: consentBasis(consent),
    plan: {
      platforms: plan.platforms,
      hashed: isHashed,
      country,
      sources,
      withoutBuyersOfDays,
      excludedSets: without.length,
      value: plan.value,
      split: plan.split,
    },
    suppression:
      suppression === null ? null : { values: suppression.size, cells: suppression.counts },
    people: report.people,
    fields: report.fields,
    platforms: report.platforms,
    files: report.files.map(({ name, kind, platform, arm, part, parts, rows, bytes, sha256 }) => ({
      ...{ name, kind, platform, group: arm, part, parts, rows, bytes, sha256 },
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function consentBasis(consent: AudienceRequest['plan']['consent']): unknown {
  if (consent === null) return null;
  return consent.kind === 'statement'
    ? { statement: consent.text }
    : { column: consent.source, yes: consent.yes ?? 'usual words' };
}
