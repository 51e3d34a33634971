import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { audiencePeople } from '../../src/analyses/audience-people.ts';
import { chosenSources, usualConsent, usualSources } from '../../src/analyses/audience-sources.ts';
import { peopleOf as tableOf } from '../../src/audience/people-table.ts';
import { readSuppression } from '../../src/audience/suppression.ts';
import type { People, Suppression } from '../../src/audience/types.ts';
import { audiencePage, initialPlan } from '../../src/core/audience/plan-params.ts';
import type { AudiencePlan } from '../../src/core/audience/plan.ts';
import { personAt, type CrowdPerson } from '../bench/audience-crowd.ts';
import { draw } from '../bench/audience-draw.ts';
import { crowdFiles } from '../bench/audience-files.ts';
import { droppedSources } from '../bench/segments-people.ts';
import { exported, type Exported } from '../support/audience.ts';
import { fateCounts, hashOf, suppressedOf, type Suppressed } from '../support/crowd-fates.ts';
import { useEngine } from '../support/node-engine.ts';
import { viewState, withLoaded } from '../support/oracle-engine.ts';

const size = 500_000;
/** People whose files are made three times: again, and in another order. */
const fewer = 100_000;
const suppressed = 5_000;
/** People whose files are dropped and loaded. */
const dropped = 50_000;
const recentDays = 30;

const plan: Partial<AudiencePlan> = {
  ...{ platforms: ['meta', 'google'], isHashed: true, country: 'TW' },
  consent: { kind: 'column', source: 'contact:consent', yes: null },
  withoutBuyersOfDays: recentDays,
  split: {
    ...{ name: 'autumn', seed: 7, strata: ['dimension:city'] },
    arms: [
      { name: 'A', share: 45, isHoldout: false },
      { name: 'B', share: 45, isHoldout: false },
      { name: 'control', share: 10, isHoldout: true },
    ],
  },
};

/** People in the order of some rows of the crowd, as an answer of the engine would hold them. */
function peopleOf(crowd: readonly CrowdPerson[]): People {
  const at = (row: number): CrowdPerson => crowd[row] ?? personAt(row);
  return {
    size: crowd.length,
    fields: ['email', 'phone'],
    id: (row) => at(row).id,
    cell: (field, row) => at(row)[field === 'email' ? 'email' : 'phone'],
    consent: (row) => at(row).consent,
    amount: () => null,
    stratum: (row) => at(row).city,
    isRecent: (row) => at(row).daysAgo < recentDays,
    isExcluded: () => false,
  };
}

/** The same people in an order that has nothing to do with the first. */
function shuffled(crowd: readonly CrowdPerson[]): readonly CrowdPerson[] {
  const keys = Uint32Array.from(crowd, (_, row) => draw(row, 99));
  return crowd
    .map((_, row) => row)
    .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
    .flatMap((row) => crowd[row] ?? []);
}

/** Names of the files that hold a text. */
const named = ({ texts }: Exported, ...parts: readonly string[]): readonly string[] =>
  [...texts.keys()].filter((name) => parts.every((part) => name.includes(part)));
const linesOf = ({ texts }: Exported, name: string): readonly string[] =>
  Papa.parse<string[]>(texts.get(name)?.trimEnd() ?? '').data.map((cells) => cells.join(','));

describe('An audience of half a million people', () => {
  let crowd: readonly CrowdPerson[] = [];
  let list: Suppressed;
  let suppression: Suppression;
  let first: Exported;
  /** The first so many of them. */
  let once: Exported;
  const progress: number[] = [];

  beforeAll(async () => {
    crowd = Array.from({ length: size }, (_, row) => personAt(row));
    list = suppressedOf(crowd, suppressed);
    suppression = await readSuppression(list.cells, 'TW');
    const hooks = { progress: (done: number, total: number) => progress.push(done / total) };
    first = await exported(plan, peopleOf(crowd), suppression, hooks);
    once = await exported(plan, peopleOf(crowd.slice(0, fewer)), suppression);
  });

  test.each(['meta', 'google'] as const)(
    'has for %s as many in its files, and left out for each reason, as are known to be',
    (platform) => {
      const { out: known, ...reasons } = fateCounts(crowd, platform, list, recentDays);
      // Every reason has people, or nothing would be shown.
      expect(Math.min(known, ...Object.values(reasons))).toBeGreaterThan(500);
      const found = first.report.platforms.find((one) => one.platform === platform);
      const { out = 0, dropped, segment } = found?.counts ?? {};
      const { heldOut = 0, ...left } = dropped ?? {};
      expect({ segment, ...left }).toEqual({ segment: size, excluded: 0, ...reasons });
      expect(out + heldOut).toBe(known);
      // Each of the six cities has its tenth to within one record, and those who share go together.
      expect(Math.abs(heldOut / known - 0.1)).toBeLessThan(0.002);
    },
  );

  test('holds the hashes that another implementation makes of what is known', () => {
    const known = new Set<string>();
    for (const { googleAddress, number } of crowd)
      for (const one of [googleAddress, number]) if (one !== null) known.add(hashOf(one));
    const files = named(first, 'google');
    expect(files.length).toBe(2);
    for (const name of files) {
      const { data } = Papa.parse<Record<string, string>>(first.texts.get(name)?.trimEnd() ?? '', {
        header: true,
      });
      expect(data.length).toBe(first.report.files.find((file) => file.name === name)?.rows);
      for (const { Email = '', Phone = '' } of data)
        for (const cell of [Email, Phone])
          if (cell !== '' && !known.has(cell)) expect(cell).toBe('');
    }
  });

  test('tells how far it is, and ends at all', () => {
    expect(progress.length).toBeGreaterThan(20);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
    expect(progress.at(-1)).toBe(1);
  });

  test('is the same file byte by byte when it is made again', async () => {
    const again = await exported(plan, peopleOf(crowd.slice(0, fewer)), suppression);
    expect([...again.bytes.keys()]).toEqual([...once.bytes.keys()]);
    for (const [name, bytes] of once.bytes)
      expect([name, again.bytes.get(name)?.equals(bytes)]).toEqual([name, true]);
    for (const { name, sha256 } of first.report.files)
      expect(
        createHash('sha256')
          .update(first.bytes.get(name) ?? '')
          .digest('hex'),
      ).toBe(sha256);
  });

  test('has the same people in the same groups whatever the order of rows', async () => {
    const other = await exported(plan, peopleOf(shuffled(crowd.slice(0, fewer))), suppression);
    expect(other.report.platforms).toEqual(once.report.platforms);
    const files = [...named(once, 'meta'), ...named(once, 'google')];
    expect(files.length).toBe(4);
    for (const name of files) {
      const [before, after] = [linesOf(once, name), linesOf(other, name)];
      expect(after).not.toEqual(before);
      expect([...after].sort()).toEqual([...before].sort());
    }
  });

  test('stops between two slices once it is cancelled, and says so', async () => {
    const cancel = { aborted: false };
    const reports: number[] = [];
    const hooks = {
      cancel,
      progress: (done: number): void => {
        reports.push(done);
        cancel.aborted = reports.length === 3;
      },
    };
    const work = exported(plan, peopleOf(crowd), suppression, hooks);
    await expect(work).rejects.toMatchObject({ error: { code: 'audience.cancelled' } });
    expect(reports.length).toBe(3);
  });
});

describe('From the files of a shop to the files of a platform', () => {
  const engine = useEngine();

  test('everybody of fifty thousand comes out, or is left out for what is known of them', async () => {
    const crowd = Array.from({ length: dropped }, (_, row) => personAt(row));
    const list = suppressedOf(crowd, 500);
    const suppression = await readSuppression(list.cells, 'TW');
    const sources = await droppedSources(crowdFiles(dropped));
    await withLoaded(engine(), sources, async ({ model }) => {
      const consent = usualConsent(model);
      const asked = { ...initialPlan, ...plan, platforms: ['meta', 'people'], split: null };
      const request = {
        view: viewState(audiencePage),
        plan: { ...asked, consent: { kind: 'column', source: consent ?? '', yes: null } as const },
        sources: chosenSources(initialPlan, usualSources(model, null), model),
      };
      const { query, layout } = audiencePeople(request, model);
      const people = tableOf((await engine().run(query)).bytes, layout);
      const made = await exported(request.plan, people, suppression);
      const { out: known, ...reasons } = fateCounts(crowd, 'meta', list, recentDays);
      const { counts } = made.report.platforms.find(({ platform }) => platform === 'meta') ?? {};
      expect(counts).toEqual({
        ...{ segment: dropped, staying: 0, out: known },
        dropped: { ...reasons, excluded: 0, heldOut: 0 },
      });
      const [name = ''] = named(made, 'people');
      const text = made.texts.get(name) ?? '';
      expect(text.startsWith('\uFEFF')).toBe(true);
      const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1).trimEnd(), {
        header: true,
      });
      expect(errors).toEqual([]);
      const byId = new Map(crowd.map((person) => [person.id, person]));
      // Cells that a spreadsheet would run begin with an apostrophe: each number with its plus.
      const cells = data.map(({ Customer = '', ...one }) => [Customer, one['Email'], one['Phone']]);
      const wanted = cells.map(([id = '']) => {
        const { address, number } = byId.get(id) ?? { address: '?', number: '?' };
        return [id, address ?? '', number === null ? '' : `'${number}`];
      });
      expect(cells).toEqual(wanted);
      expect(cells.length).toBeGreaterThan(known);
    });
  });
});
