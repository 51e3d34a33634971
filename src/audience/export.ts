import type { AudienceField, AudiencePlan } from '../core/audience/plan.ts';
import { dropReasons, type DropReason } from '../core/audience/plan.ts';
import { fail } from '../core/error.ts';
import { writeAssignments } from './assignments.ts';
import { openBarred } from './barred.ts';
import { openDecider, type Decisions } from './decide.ts';
import { fileName } from './file-name.ts';
import { suppressible } from './forms.ts';
import { openGroups, type Groups } from './groups.ts';
import { openHasher } from './hash.ts';
import { layoutOf, type Layout } from './layout.ts';
import { manifestText } from './manifest.ts';
import { writePlatform } from './platform-files.ts';
import { readPeople, refuseUnclear } from './readings.ts';
import { platformOf } from './registry.ts';
import { Slices } from './slices.ts';
import type {
  AudienceFile,
  AudienceReport,
  AudienceRequest,
  ExportHooks,
  People,
  PlatformReport,
  Suppression,
} from './types.ts';

/**
 * Writes the files of an audience: every person is read once, decided about, put into a group, and
 * written once per platform. The same request over the same people gives the same bytes. Fails with
 * `audience.noConsent` without a basis for it, and with the codes of what it is made of: `noPlatform`,
 * `noIdentifier`, `noCountry`, `mixedColumn`, `badSplit`, `cancelled`.
 */
export async function exportAudience(
  request: AudienceRequest,
  people: People,
  hooks: ExportHooks,
): Promise<AudienceReport> {
  const { plan } = request;
  checkConsent(plan);
  const layouts = layoutsOf(plan, people.fields, request.facts.locale);
  const split = plan.purpose === 'add' ? plan.split : null;
  const rounds = 3 + (split ? 3 : 0) + (hooks.write ? layouts.length : 0);
  const slices = new Slices(people.size * rounds, hooks);
  const hasher = await openHasher();

  const fields = fieldsOf(layouts, people.fields, request.suppression);
  const readings = await readPeople(people, fields, plan.country, slices);
  refuseUnclear(readings);
  const { suppression } = request;
  const barred = await openBarred(plan, people, readings, suppression, hasher, slices);
  const decider = openDecider(plan, people, readings, layouts, barred);
  await slices.over(people.size, (row) => decider.decide(row));
  const { decisions } = decider;
  const groups = split
    ? await openGroups(split, people, readings, decisions, hasher, slices)
    : null;
  const platforms = decisions.map((decided) => reportOf(decided, groups, plan));

  const files: AudienceFile[] = [];
  if (hooks.write) {
    let ids = 0;
    const { write } = hooks;
    const nextId = (): number => ids++;
    const context = { request, people, readings, groups, hasher, slices, write, nextId };
    for (const decided of decisions) files.push(...(await writePlatform(decided, context)));
    files.push(...(await writeAssignments(decisions, context)));
  }
  slices.end();
  const report = {
    people: people.size,
    fields: readings.columns().map((column) => column.report()),
    platforms,
    files: files.map((file) => ({ ...file, name: hooks.nameOf?.(file, files) ?? file.name })),
  };
  const naming = { segment: request.facts.name, arm: null, day: request.facts.asOf };
  const name = fileName({ what: 'manifest', ...naming }, 1, 1, 'json');
  return { ...report, manifest: { name, text: manifestText(request, report) } };
}

/** A column or a statement that says something: nothing else is a basis. */
function checkConsent({ consent }: AudiencePlan): void {
  const isSaid =
    consent !== null &&
    (consent.kind === 'statement' ? consent.text : consent.source).trim() !== '';
  if (!isSaid) fail('audience.noConsent');
}

/** The platforms of a plan, each once, with what their files hold. */
export function layoutsOf(
  plan: Pick<AudiencePlan, 'platforms' | 'isHashed' | 'value'>,
  fields: readonly AudienceField[],
  locale: 'en' | 'zh-Hant' = 'en',
): readonly Layout[] {
  if (plan.platforms.length === 0) fail('audience.noPlatform');
  return [...new Set(plan.platforms)].map((id) => {
    const platform = platformOf(id) ?? fail('audience.noPlatform', { platform: id });
    return layoutOf(platform, fields, plan, locale);
  });
}

/**
 * The fields that are needed: those of any file, the country by which others are read, and those by which
 * somebody may be suppressed although no file holds them.
 */
export function fieldsOf(
  layouts: readonly Layout[],
  fields: readonly AudienceField[],
  suppression: Suppression | null = null,
): readonly AudienceField[] {
  const used = new Set<string>([
    'country',
    ...layouts.flatMap(({ columns }) => columns.map(({ column }) => column.field)),
    ...(suppression === null
      ? []
      : suppressible.filter((field) => maySuppress(suppression, field))),
  ]);
  return fields.filter((field) => used.has(field));
}

/** Whether a list may hold values of a field; a hash may be of any. */
function maySuppress({ counts }: Suppression, field: (typeof suppressible)[number]): boolean {
  if (counts.hashes > 0) return true;
  if (field === 'email') return counts.emails > 0;
  if (field === 'phone') return counts.phones > 0;
  if (field === 'lineUser') return counts.lineUsers > 0;
  return field === 'device' && counts.devices > 0;
}

/** Counts of a platform; with a split, those of holdouts are taken out first. */
function reportOf(decided: Decisions, groups: Groups | null, plan: AudiencePlan): PlatformReport {
  const { platform } = decided.layout;
  const arms = groups === null ? [] : countArms(decided, groups);
  const dropped = Object.fromEntries(
    dropReasons.map((reason) => [reason, decided.count(reason)]),
  ) as Record<DropReason, number>;
  const out = decided.count('out');
  const sent = arms.filter(({ isHoldout }) => !isHoldout).map(({ people }) => people);
  const least = sent.length > 0 ? Math.min(...sent) : out;
  const isFew = plan.purpose === 'add' && least < platform.advisedPeople;
  return {
    platform: platform.id,
    counts: { segment: decided.size, dropped, staying: decided.count('staying'), out },
    arms,
    identified: decided.identified,
    belowMinimum: isFew ? platform.advisedPeople : null,
  };
}

/** People per group; holdouts are dropped on the way. */
function countArms(decided: Decisions, groups: Groups): PlatformReport['arms'] {
  const { split } = groups;
  const counts = split.arms.map(() => 0);
  for (let row = 0; row < decided.size; row++) {
    if (!decided.isOut(row)) continue;
    const arm = groups.armOf(row);
    counts[arm] = (counts[arm] ?? 0) + 1;
    if (split.arms[arm]?.isHoldout === true) decided.set(row, 'heldOut');
  }
  return split.arms.map(({ name, isHoldout }, place) => ({
    ...{ name, isHoldout },
    people: counts[place] ?? 0,
  }));
}
