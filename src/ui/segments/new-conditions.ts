import { dimensionValue } from '../../core/spec/params.ts';
import type { NumberFact } from '../../core/segment/rule.ts';
import { ruleOf as ruleOfSegment } from '../../state/segments.svelte.ts';
import { dimensionLabel } from '../../i18n/filter-names.ts';
import type { Messages } from '../../i18n/en.ts';
import type { MenuItem } from '../kit/types.ts';
import type { BuilderDesk } from './builder-desk.svelte.ts';
import type { Leaf } from './draft.ts';
import { factStarts } from './facts.ts';

/** An offer of the menu that adds a condition, with the condition it adds. */
interface Offered {
  readonly id: string;
  readonly label: string;
  readonly leaf: Leaf;
}

interface Area {
  readonly label: string;
  readonly offers: readonly Offered[];
}

/** Every condition that these data can have, by area. */
function areasOf(desk: BuilderDesk, t: Messages): readonly Area[] {
  const words = t.segmentBuilder;
  const { model, app } = desk;
  const number = (of: NumberFact): Offered => ({
    ...{ id: `number:${of}`, label: words.facts[of] },
    leaf: { kind: 'number', of, ...factStarts[of] },
  });
  const day = (of: 'first' | 'last'): Offered => ({
    ...{ id: `day:${of}`, label: words.day[of] },
    leaf: { kind: 'day', of, from: model.firstDay, to: desk.data.asOf },
  });
  const bought = (id: string, label: string, field: string | null): Offered => ({
    ...{ id: `bought:${id}`, label },
    leaf: {
      ...{ kind: 'bought', measure: 'orders', from: null, to: null, nth: null },
      lines: field === null ? [] : [{ field, exclude: false, values: [] }],
      within: field === null ? { kind: 'last', days: 90 } : { kind: 'ever' },
    },
  });
  const of = (source: 'line' | 'customer') =>
    model.dimensions
      .filter((info) => info.source === source)
      .map((info) => ({ id: info.id, label: dimensionLabel(info, t) }));
  const groups = (['segment', 'tier'] as const).flatMap((kind): readonly Offered[] => [
    {
      ...{ id: `group:${kind}`, label: words.groups[kind] },
      leaf: { kind: 'group', of: kind, ids: [] },
    },
    {
      ...{ id: `moved:${kind}`, label: words.groupMoved[kind] },
      leaf: { kind: 'moved', of: kind, since: { months: 6 }, from: [], to: [] },
    },
  ]);
  const has = (use: string): boolean => model.contacts.some((one) => one.use === use);
  const person: Offered[] = of('customer').map(({ id, label }) => ({
    ...{ id: `column:${id}`, label },
    leaf: { kind: 'column', column: id, test: isListed(id, desk) ? 'has' : 'is', values: [] },
  }));
  if (has('birthday'))
    person.push({
      ...{ id: 'birthday', label: words.birthday },
      leaf: { kind: 'birthday', months: [Number(desk.data.asOf.slice(5, 7))] },
    });
  if (has('consent'))
    person.push({
      ...{ id: 'consent', label: words.consent },
      leaf: { kind: 'consent', answers: ['yes'] },
    });
  return [
    { label: words.areas.scores, offers: [number('r'), number('f'), number('m'), ...groups] },
    {
      label: words.areas.time,
      offers: [
        ...[number('recency'), number('age'), day('first'), day('last')],
        ...[number('gap'), number('overdue'), number('late')],
      ],
    },
    {
      label: words.areas.money,
      offers: (['net', 'average', 'refunded', 'orders', 'days'] as const).map(number),
    },
    {
      label: words.areas.bought,
      offers: [
        bought('', words.anything, null),
        ...(model.products > 0 ? [bought('product', words.product, 'product')] : []),
        ...of('line').map(({ id, label }) => bought(id, label, dimensionValue(id))),
      ],
    },
    { label: words.areas.person, offers: person },
    {
      label: words.rangeMenu,
      offers: of('customer').map(({ id, label }) => ({
        ...{ id: `range:${id}`, label },
        leaf: { kind: 'range', column: id, as: 'number', from: null, to: null },
      })),
    },
    {
      label: words.areas.experiments,
      offers: model.experiments.map(({ name }) => ({
        ...{ id: `arm:${name}`, label: name },
        leaf: { kind: 'arm', experiment: name, variants: [] },
      })),
    },
    {
      label: words.areas.segments,
      offers: app.segments.all
        .filter(({ name }) => name !== app.view.state.params['name'])
        .map((one) => ({
          ...{ id: `segment:${one.id}`, label: one.name },
          leaf: { kind: 'segment', name: one.name, rule: ruleOfSegment(one) },
        })),
    },
  ];
}

/** Whether most filled cells of a column seem to list several values, as tags do. */
function isListed(id: string, { model }: BuilderDesk): boolean {
  const values = model.dimensions.find((one) => one.id === id)?.values ?? [];
  return values.some(({ value }) => /[,;|、，／]/.test(value ?? ''));
}

/** The menu that adds a condition: its areas as menus inside it. */
export function addMenu(desk: BuilderDesk, t: Messages): readonly MenuItem[] {
  return areasOf(desk, t)
    .filter(({ offers }) => offers.length > 0)
    .map(({ label, offers }) => ({
      ...{ kind: 'menu', label },
      items: offers.map((one) => ({ id: one.id, label: one.label })),
    }));
}

/** The condition that an offer of the menu adds; null of no offer. */
export function newLeaf(id: string, desk: BuilderDesk, t: Messages): Leaf | null {
  const offers = areasOf(desk, t).flatMap((area) => area.offers);
  return offers.find((one) => one.id === id)?.leaf ?? null;
}
