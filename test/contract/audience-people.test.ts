import { beforeAll, describe, expect, test } from 'vitest';
import { baselineQuery, readBaseline } from '../../src/analyses/audience-baseline.ts';
import { audiencePeople } from '../../src/analyses/audience-people.ts';
import {
  chosenSources,
  identifierQuery,
  readIdentifierKind,
  usualConsent,
  usualSources,
} from '../../src/analyses/audience-sources.ts';
import { peopleOf } from '../../src/audience/people-table.ts';
import type { People } from '../../src/audience/types.ts';
import { initialPlan } from '../../src/core/audience/plan-params.ts';
import type { AudiencePlan } from '../../src/core/audience/plan.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { writeRule } from '../../src/core/segment/rule-text.ts';
import type { Rule } from '../../src/core/segment/rule.ts';
import type { CustomerSet, Filters } from '../../src/core/spec/filters.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { settleJoins } from '../../src/ingest/joins/settle-joins.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { viewState } from '../support/oracle-engine.ts';

const engine = useEngine();

/** A shop whose numbers can be checked by eye. C4 never bought, C3 took everything back. */
const orders = [
  'Order ID,Customer ID,Order Date,Net Amount,Ship Country,Channel',
  'A1,C1,2024-01-05,100.50,TW,web',
  'A2,C1,2024-06-20,20.00,,shop',
  'A3,C1,2024-06-20,9.50,JP,web',
  'A4,C2,2023-02-01,300.00,TW,web',
  'A5,C3,2024-05-01,50.00,TW,web',
  'A5,C3,2024-05-02,-50.00,TW,web',
  'A6,C5,2024-06-30,5.00,JP,shop',
].join('\n');
const customers = [
  'Customer ID,Full Name,Email,Phone,City,Accepts Marketing',
  'C1,Ann Lee,ann@shop.example,0912345678,Taipei,yes',
  'C2,王小明,Ming@Shop.example,,Tainan,no',
  'C3,歐陽菲菲,,,,yes',
  'C4,Dora Stay,dora@shop.example,,Taipei,',
  'C5,Eve,eve@shop.example,,Tainan,yes',
].join('\n');

let model: ModelInfo;
beforeAll(async () => {
  const files = [new File([orders], 'orders.csv'), new File([customers], 'customers.csv')];
  const inspections = await Promise.all(files.map((file) => inspectFile(file)));
  const { plans } = await settleJoins(
    inspections.map((inspection) => ({ inspection, isRoleChosen: false })),
  );
  const planned = inspections.map((one, at) => ({ ...one, plan: plans[at] ?? one.plan }));
  ({ model } = await engine().load(sourcesOf(planned), 'audience'));
});

async function people(
  change: Partial<AudiencePlan> = {},
  filters: Partial<Filters> = {},
): Promise<People> {
  const plan = { ...initialPlan, ...change };
  const sources = chosenSources(plan, usualSources(model, null), model);
  const view = viewState('audiences', {}, filters);
  const { query, layout } = audiencePeople({ view, plan, sources }, model);
  return peopleOf((await engine().run(query)).bytes, layout);
}
const each = <T>(all: People, read: (row: number) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Array.from({ length: all.size }, (_, row) => [all.id(row), read(row)]));

const everyone = (...tiers: string[]): CustomerSet => ({
  mark: tiers.map((tier) => `tier:${tier}`).join('|'),
  view: viewState('pyramid'),
});

const boughtOf = (field: string): Rule => ({
  kind: 'bought',
  lines: [{ field, exclude: false, values: ['red'] }],
  ...{ within: { kind: 'ever' }, nth: null, measure: 'orders', from: null, to: null },
});

describe('The people of a segment', () => {
  test('are those who bought, in the order of their identifiers', async () => {
    const all = await people();
    expect(Array.from({ length: all.size }, (_, row) => all.id(row))).toEqual(['C1', 'C2', 'C5']);
  });

  test('are also those who never bought, where a set of customers has them', async () => {
    const all = await people({}, { customers: [everyone('prospects')] });
    expect(Object.keys(each(all, () => 0))).toContain('C4');
    expect(all.cell('email', 0)).toBe('dora@shop.example');
    expect(all.cell('country', 0)).toBeNull();
  });

  test('have what the files say of them, whatever column it stands in', async () => {
    const all = await people();
    expect(each(all, (row) => all.cell('email', row))).toEqual({
      C1: 'ann@shop.example',
      C2: 'Ming@Shop.example',
      C5: 'eve@shop.example',
    });
    expect(each(all, (row) => all.cell('city', row))).toEqual({
      ...{ C1: 'Taipei', C2: 'Tainan', C5: 'Tainan' },
    });
    expect(each(all, (row) => all.cell('phone', row))).toEqual({
      ...{ C1: '0912345678', C2: null, C5: null },
    });
  });

  test('have a family name and a given name where the file has both in one', async () => {
    const all = await people();
    expect(each(all, (row) => [all.cell('lastName', row), all.cell('firstName', row)])).toEqual({
      C1: ['Lee', 'Ann'],
      C2: ['王', '小明'],
      C5: ['', 'Eve'],
    });
  });

  test('have from their orders what the last line that says something says', async () => {
    const all = await people();
    // Of 20 June one line is blank, the other one says JP.
    expect(each(all, (row) => all.cell('country', row))).toEqual({
      ...{ C1: 'JP', C2: 'TW', C5: 'JP' },
    });
  });

  test('have a value: net revenue of all time, or of the last twelve months, or none', async () => {
    const [net, year, none] = await Promise.all(
      (['net', 'year', 'none'] as const).map((value) => people({ value })),
    );
    expect(each(net!, (row) => net!.amount(row))).toEqual({ C1: 130, C2: 300, C5: 5 });
    expect(each(year!, (row) => year!.amount(row))).toEqual({ C1: 130, C2: 0, C5: 5 });
    expect(each(none!, (row) => none!.amount(row))).toEqual({ C1: null, C2: null, C5: null });
  });

  test('are recent buyers by all of their orders, whichever the filters leave', async () => {
    const web = { dimensions: [{ dimension: 'channel', exclude: false, values: ['web'] }] };
    const recent = (all: People) => each(all, (row) => all.isRecent(row));
    // The last ten days begin on 21 June, the last eleven on 20 June.
    expect(recent(await people({ withoutBuyersOfDays: 10 }, web))).toEqual({
      ...{ C1: false, C2: false },
    });
    expect(recent(await people({ withoutBuyersOfDays: 11 }, web))).toEqual({
      ...{ C1: true, C2: false },
    });
    expect(recent(await people({ withoutBuyersOfDays: 1 }))).toMatchObject({ C5: true });
  });

  test('are nobody at all where a set can not be read: it could be everyone', async () => {
    const view = viewState('segment', { name: 'Best', rule: 'no rule at all' });
    const broken = { mark: 'in', view };
    const refusal = { error: { code: 'view.badValue', detail: { key: 'rule' } } };
    await expect(people({}, { customers: [broken] })).rejects.toMatchObject(refusal);
    await expect(people({ without: [broken] })).rejects.toMatchObject(refusal);
    const inside = { mark: 'tier:top', view: viewState('pyramid', {}, { customers: [broken] }) };
    await expect(people({}, { customers: [inside] })).rejects.toMatchObject(refusal);
  });

  describe('are refused where something is named that these data lack', () => {
    const unknown = (name: string) => ({
      error: { code: 'audience.unknownPart', detail: { name } },
    });
    const vip: Rule = { kind: 'column', column: 'vip level', test: 'is', values: ['gold'] };
    const segment = (rule: Rule, filters: Partial<Filters> = {}): CustomerSet => ({
      mark: 'in',
      view: viewState('segment', { name: 'Best', rule: writeRule(rule) }, filters),
    });

    test('by the rule of a segment, whose opposite everyone would meet', async () => {
      const rule: Rule = { kind: 'not', rule: vip };
      await expect(people({}, { customers: [segment(rule)] })).rejects.toMatchObject(
        unknown('vip level'),
      );
      await expect(people({ without: [segment(rule)] })).rejects.toMatchObject(
        unknown('vip level'),
      );
      const known: Rule = { kind: 'not', rule: { ...vip, column: 'city' } };
      expect((await people({}, { customers: [segment(known)] })).size).toBe(5);
    });

    test.each<readonly [string, Rule, string]>([
      ['a column of the lines', boughtOf('dimension:colour'), 'colour'],
      ['an experiment', { kind: 'arm', experiment: 'June', variants: ['A'] }, 'June'],
      ['a group', { kind: 'group', of: 'tier', ids: ['royal'] }, 'royal'],
      ['birthdays', { kind: 'birthday', months: [5] }, 'birthday'],
    ])('%s, however deep it is named', async (_, rule, name) => {
      const inSegment: Rule = { kind: 'segment', name: 'Other', rule };
      const deep: Rule = { kind: 'any', rules: [{ kind: 'all', rules: [] }, inSegment] };
      const inSet: Rule = { kind: 'not', rule: { kind: 'set', set: segment(deep) } };
      for (const one of [rule, deep, inSet])
        await expect(people({}, { customers: [segment(one)] })).rejects.toMatchObject(
          unknown(name),
        );
      const held = {
        mark: 'tier:top',
        view: viewState('pyramid', {}, { customers: [segment(rule)] }),
      };
      await expect(people({ without: [held] })).rejects.toMatchObject(unknown(name));
    });

    test('by a filter, of the view itself or of a set', async () => {
      const dimensions = [{ dimension: 'colour', exclude: true, values: ['red'] }];
      await expect(people({}, { dimensions })).rejects.toMatchObject(unknown('colour'));
      const filtered = { ...everyone('top'), view: viewState('pyramid', {}, { dimensions }) };
      await expect(people({}, { customers: [filtered] })).rejects.toMatchObject(unknown('colour'));
    });
  });

  test('are excluded where a set that is left out has them', async () => {
    const all = await people({ without: [everyone('inactive'), everyone('prospects')] });
    expect(each(all, (row) => all.isExcluded(row))).toEqual({ C1: false, C2: true, C5: false });
  });

  test('stand in strata by tier and by what the customers’ table says', async () => {
    const split = { name: '', seed: 1, arms: [], strata: ['tier', 'dimension:city'] };
    const all = await people({ split });
    const strata = each(all, (row) => all.stratum(row).split('\u001f'));
    expect(strata['C1']?.[1]).toBe('Taipei');
    expect(strata['C5']?.[1]).toBe('Tainan');
    // C1 is the best of two active customers; C2 bought more than a year ago.
    expect(new Set(Object.values(strata).map(([tier]) => tier)).size).toBe(3);
  });

  test('consent by their own column', async () => {
    const source = usualConsent(model);
    expect(source).not.toBeNull();
    const all = await people({ consent: { kind: 'column', source: source ?? '', yes: null } });
    expect(each(all, (row) => all.consent(row))).toEqual({ C1: 'yes', C2: 'no', C5: 'yes' });
  });
});

test('Identifiers are numbers of the shop here, and no way to reach anybody', async () => {
  const [row] = await rows(engine(), identifierQuery(model));
  expect(readIdentifierKind(row)).toBeNull();
  expect(readIdentifierKind({ customers: 10n, emails: 9n, phones: 0n, line_users: 0n })).toBe(
    'email',
  );
  expect(readIdentifierKind({ customers: 10n, emails: 8n, phones: 0n, line_users: 0n })).toBeNull();
});

test('The usual share counts customers known a cycle ago, and those of them who came back', async () => {
  // Without a rhythm of its own a cycle is 30 days: up to 31 May C1 and C2 had bought, C1 came back.
  const [row] = await rows(engine(), baselineQuery({ ...model, medianGapDays: null }, null));
  expect(readBaseline(row)).toEqual({ share: 0.5, customers: 2, days: 30 });
});
