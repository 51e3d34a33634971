import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialPlan, writePlan } from '../audience/plan-params.ts';
import type { AudiencePlan } from '../audience/plan.ts';
import { encodeView } from './codec.ts';
import { writeRule } from '../segment/rule-text.ts';
import type { Rule } from '../segment/rule.ts';
import { noFilters, type CustomerSet, type ViewState } from './filters.ts';
import { inMark } from './mark-text.ts';
import { encodeParam } from './params.ts';
import { shareable } from './shareable.ts';

const people = ['ann@shop.example', '王小明@信箱.台灣', "o'neil+x@mail.test"];
const hidden = ['E-Mail', 'phone'];
const open = ['channel', '縣市'];
const value = fc.constantFrom('web', '台北市', 'app');
const person = fc.constantFrom(...people);

/** Filters by columns of people and by others, each with values of its own. */
const filter = fc.oneof(
  fc.record({
    dimension: fc.constantFrom(...hidden),
    exclude: fc.boolean(),
    values: fc.array(person, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    dimension: fc.constantFrom(...open),
    exclude: fc.boolean(),
    values: fc.array(value, { minLength: 1, maxLength: 2 }),
  }),
);

/** Views as screens make them: a mark holds a value of what its view is grouped by. */
function view(depth: number): fc.Arbitrary<ViewState> {
  const grouped = fc.oneof(
    fc.tuple(fc.constantFrom(...hidden), person),
    fc.tuple(fc.constantFrom(...open), value),
  );
  const set = grouped.chain(([by, name]) =>
    view(depth - 1).map((inner) => ({
      mark: `late:=${name}|=${name}:3`,
      view: {
        ...inner,
        params: { ...inner.params, by: `dimension:${by}` },
      },
    })),
  );
  const pivot = grouped.map(([by, name]) => ({
    columns: `month~dimension:${by}^10`,
    sort: `0~desc~${name}`,
  }));
  // What clicks have kept, the lines of a mark, and both sides of a comparison hold values likewise.
  const drilled = grouped.map(([by, name]) => ({
    only: encodeParam([`not:dimension:${by}=${inMark(name)}/month=3`, 'is:visit=0']),
    mark: `cell:month=3~dimension:${by}=${inMark(name)}/`,
  }));
  return fc.record({
    page: fc.constantFrom('explore', 'cohorts', 'lines'),
    params: fc.oneof(pivot, drilled, fc.constant({ unit: 'week' })),
    filters: fc.record({
      ...(depth > 0 ? { sides: fc.record({ a: set, b: set }) } : {}),
      dates: fc.constant(null),
      compare: fc.constant(null),
      asOf: fc.constant(null),
      dimensions: fc.array(filter, { maxLength: 3 }),
      customers: depth > 0 ? fc.array(set, { maxLength: 2 }) : fc.constant([]),
    }),
  });
}

/** The text with every escape undone, however deep. */
function plain(text: string): string {
  const once = decodeURIComponent(text.replaceAll('+', ' '));
  return once === text ? text : plain(once);
}

describe('what a link may carry', () => {
  test('never holds a value of a column that names people, however deep it was put', () => {
    fc.assert(
      fc.property(view(2), (state) => {
        const text = plain(encodeView(shareable(state, hidden).view).replaceAll('%25', '%'));
        for (const name of people)
          for (const form of [name, name.replaceAll('+', ' '), inMark(name)])
            expect(text.replaceAll('!!', '!')).not.toContain(form);
      }),
      { numRuns: 500 },
    );
  });

  test('is the whole view where nothing of it names people', () => {
    fc.assert(
      fc.property(view(2), (state) => {
        const { view: kept, leftOut } = shareable(state, ['Fax']);
        expect(kept).toBe(state);
        expect(leftOut).toEqual([]);
      }),
    );
  });

  test('keeps everything else, and says what is missing, each column once', () => {
    const byMail: ViewState = {
      page: 'cohorts',
      params: { by: 'dimension:E-Mail' },
      filters: noFilters,
    };
    const channel = { dimension: 'channel', exclude: false, values: ['web'] };
    const state: ViewState = {
      page: 'cohorts',
      params: { by: 'dimension:E-Mail', unit: 'week' },
      filters: {
        ...noFilters,
        asOf: '2024-01-31',
        dimensions: [channel, { dimension: 'E-Mail', exclude: true, values: ['a@b.tw'] }],
        customers: [
          { mark: '=a@b.tw:1', view: byMail },
          { mark: 'segment:new', view: { page: 'rfm', params: {}, filters: noFilters } },
        ],
      },
    };
    expect(shareable(state, hidden)).toEqual({
      leftOut: ['E-Mail'],
      view: {
        ...state,
        filters: {
          ...state.filters,
          dimensions: [channel],
          customers: [
            { mark: 'segment:new', view: { page: 'rfm', params: {}, filters: noFilters } },
          ],
        },
      },
    });
  });

  const asksMail: Rule = {
    kind: 'not',
    rule: { kind: 'column', column: 'E-Mail', test: 'is', values: ['a@b.tw'] },
  };
  const segmentOf = (rule: Rule): ViewState => ({
    page: 'segment',
    params: { name: 'Mail', rule: writeRule(rule) },
    filters: noFilters,
  });

  test.each<[string, Rule]>([
    ['in a condition', asksMail],
    [
      'in a range of it',
      { kind: 'range', column: 'E-Mail', as: 'number', from: '912345678', to: null },
    ],
    [
      'in what was bought',
      {
        ...{ kind: 'bought', within: { kind: 'ever' }, nth: null },
        ...{ measure: 'orders', from: null, to: null },
        lines: [{ field: 'dimension:E-Mail', exclude: false, values: ['a@b.tw'] }],
      },
    ],
    ['in another segment', { kind: 'segment', name: 'x', rule: asksMail }],
    ['in a set of a segment', { kind: 'set', set: { mark: 'in', view: segmentOf(asksMail) } }],
    [
      'in the mark of a set',
      {
        kind: 'set',
        set: {
          mark: 'value:dimension:E-Mail=a!ab.tw',
          view: segmentOf({ kind: 'all', rules: [] }),
        },
      },
    ],
  ])('loses a rule that holds such a value %s, by itself and in a filter', (_, rule) => {
    const view = segmentOf(rule);
    expect(shareable(view, hidden)).toEqual({
      view: { ...view, params: { name: 'Mail' } },
      leftOut: ['E-Mail'],
    });
    const filtered: ViewState = {
      page: 'rfm',
      params: {},
      filters: { ...noFilters, customers: [{ mark: 'in', view }] },
    };
    expect(shareable(filtered, hidden)).toEqual({
      view: { ...filtered, filters: noFilters },
      leftOut: ['E-Mail'],
    });
    const others = encodeParam([`Mail:${writeRule(rule)}`]);
    const compared: ViewState = { ...view, params: { name: 'x', others } };
    expect(shareable(compared, hidden).view.params).toEqual({ name: 'x' });
  });

  test('loses the people left out of an export, and words of consent, that hold such a value', () => {
    const town: Rule = { kind: 'column', column: 'town', test: 'is', values: ['台南'] };
    const holding: CustomerSet = { mark: 'in', view: segmentOf(asksMail) };
    const bought: CustomerSet = { mark: 'in', view: segmentOf(town) };
    const exporting = (plan: Partial<AudiencePlan>): ViewState => ({
      page: 'audiences',
      params: writePlan({ ...initialPlan, platforms: ['meta'], ...plan }),
      filters: noFilters,
    });
    expect(shareable(exporting({ without: [holding, bought] }), hidden)).toEqual({
      view: exporting({ without: [bought] }),
      leftOut: ['E-Mail'],
    });
    expect(shareable(exporting({ without: [holding] }), hidden).view).toEqual(exporting({}));

    const consent = { kind: 'column', source: 'dimension:E-Mail', yes: ['a@b.tw'] } as const;
    expect(shareable(exporting({ consent }), hidden)).toEqual({
      view: exporting({ consent: { ...consent, yes: null } }),
      leftOut: ['E-Mail'],
    });
    const nested: CustomerSet = { mark: 'in', view: exporting({ without: [holding] }) };
    expect(shareable(exporting({ without: [nested] }), hidden).leftOut).toEqual(['E-Mail']);
    const unreadable: ViewState = {
      ...exporting({}),
      params: { to: 'meta', without: 'in,segment?rule=column(is:E-Mail:a@b.tw~' },
    };
    expect(shareable(unreadable, hidden).view).toEqual(exporting({}));
  });

  test('keeps an export that only names such columns, with the statement somebody stands for', () => {
    const consent = { kind: 'statement', text: '2024 門市同意書' } as const;
    const view: ViewState = {
      page: 'audiences',
      params: writePlan({
        ...initialPlan,
        ...{ platforms: ['meta'], consent, sources: { email: 'dimension:E-Mail' } },
        without: [
          { mark: 'segment:atRisk', view: { page: 'rfm', params: {}, filters: noFilters } },
        ],
        split: {
          ...{ name: '春季', seed: 7, strata: ['dimension:E-Mail'] },
          arms: ['A', 'B'].map((name) => ({ name, share: 50, isHoldout: false })),
        },
      }),
      filters: noFilters,
    };
    expect(shareable(view, hidden)).toEqual({ view, leftOut: [] });
    const columns = { kind: 'column', source: 'contact:consent', yes: ['是'] } as const;
    const asked = { ...view, params: writePlan({ ...initialPlan, consent: columns }) };
    expect(shareable(asked, hidden)).toEqual({ view: asked, leftOut: [] });
  });

  test('loses the groups of an experiment, and what they are called, that are made of such a column', () => {
    const bySegments: ViewState = {
      page: 'experiment',
      params: {
        from: 'segments',
        groups: `A:${writeRule({ kind: 'column', column: 'phone', test: 'is', values: ['0912'] })}`,
      },
      filters: noFilters,
    };
    const kept = shareable(bySegments, hidden);
    expect(kept.leftOut).toEqual(['phone']);
    expect(kept.view.params).toEqual({ from: 'segments' });
    const byColumn: ViewState = {
      page: 'experiment',
      params: { from: 'column', column: 'dimension:phone', control: '0912', weights: '1:0912' },
      filters: noFilters,
    };
    expect(shareable(byColumn, hidden).view.params).toEqual({
      from: 'column',
      column: 'dimension:phone',
    });
  });

  test('keeps a rule about other columns, and none that nobody can read', () => {
    const town: Rule = { kind: 'column', column: 'town', test: 'is', values: ['E-Mail'] };
    const view = segmentOf(town);
    expect(shareable(view, hidden)).toEqual({ view, leftOut: [] });
    const broken = { ...view, params: { rule: 'column(is:E-Mail:a@b.tw' } };
    expect(shareable(broken, hidden)).toEqual({
      view: { ...broken, params: {} },
      leftOut: ['E-Mail'],
    });
  });
});
