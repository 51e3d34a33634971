import type { ModelInfo } from '../../core/model/info.ts';
import type { Rule } from '../../core/segment/rule.ts';
import type { Messages } from '../../i18n/en.ts';

/** A rule to start from. */
export interface ReadySegment {
  readonly id: string;
  readonly name: string;
  readonly rule: Rule;
}

/** What shops call things that are given away. */
const gift = /gift|present|hamper|禮/i;

/** Rules that many shops begin with, as far as the data can answer them. */
export function readySegments(
  model: ModelInfo,
  asOf: string,
  words: Messages['segmentBuilder']['readyNames'],
): readonly ReadySegment[] {
  const ready: ReadySegment[] = [
    {
      ...{ id: 'champions', name: words.champions },
      rule: { kind: 'group', of: 'segment', ids: ['champions'] },
    },
    {
      ...{ id: 'atRisk', name: words.atRisk },
      rule: { kind: 'group', of: 'segment', ids: ['cantLoseThem', 'atRisk'] },
    },
    {
      ...{ id: 'overdue', name: words.overdue },
      rule: {
        kind: 'all',
        rules: [
          { kind: 'number', of: 'f', from: 4, to: 5 },
          { kind: 'number', of: 'm', from: 4, to: 5 },
          { kind: 'number', of: 'overdue', from: 1, to: null },
        ],
      },
    },
    {
      ...{ id: 'newcomers', name: words.newcomers },
      rule: { kind: 'number', of: 'age', from: null, to: 30 },
    },
    {
      ...{ id: 'bigOnce', name: words.bigOnce },
      rule: {
        kind: 'all',
        rules: [
          { kind: 'number', of: 'days', from: 1, to: 1 },
          { kind: 'number', of: 'm', from: 5, to: 5 },
        ],
      },
    },
    {
      ...{ id: 'slipped', name: words.slipped },
      rule: {
        kind: 'moved',
        of: 'tier',
        since: { months: 6 },
        from: ['top', 'big'],
        to: ['medium', 'small', 'inactive'],
      },
    },
  ];
  const field = giftField(model);
  if (field)
    ready.push({
      ...{ id: 'gifts', name: words.gifts(field.value) },
      rule: {
        kind: 'all',
        rules: [
          {
            ...{ kind: 'bought', measure: 'orders', from: null, to: null, nth: null },
            lines: [{ field: `dimension:${field.id}`, exclude: false, values: [field.value] }],
            within: { kind: 'ever' },
          },
          { kind: 'number', of: 'recency', from: 181, to: null },
        ],
      },
    });
  const has = (use: string): boolean => model.contacts.some((one) => one.use === use);
  if (has('birthday'))
    ready.push({
      ...{ id: 'birthday', name: words.birthday },
      rule: { kind: 'birthday', months: [Number(asOf.slice(5, 7))] },
    });
  if (has('consent'))
    ready.push({
      ...{ id: 'consented', name: words.consented },
      rule: {
        kind: 'all',
        rules: [
          { kind: 'consent', answers: ['yes'] },
          { kind: 'number', of: 'recency', from: 180, to: null },
        ],
      },
    });
  return ready;
}

/** A value of a column of the lines that is about gifts. */
function giftField(model: ModelInfo): { readonly id: string; readonly value: string } | null {
  for (const { id, source, values } of model.dimensions) {
    const value =
      source === 'line' ? values.find((one) => gift.test(one.value ?? ''))?.value : null;
    if (value) return { id, value };
  }
  return null;
}
