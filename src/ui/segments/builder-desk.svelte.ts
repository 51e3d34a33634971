import { SvelteMap } from 'svelte/reactivity';
import { customerGroupsOf, type CustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { customerGroupName } from '../../core/words/customer-group-name.ts';
import { dimensionLabel, nameOfSet } from '../../i18n/filter-names.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { analysisOf } from '../../analyses/registry.ts';
import type { AppState } from '../../state/app.ts';
import { productOffers } from '../../state/product-offers.ts';
import type { CustomerSet } from '../../core/spec/filters.ts';
import type { I18n } from '../i18n.ts';
import { segmentView } from './segment-view.ts';
import { groupWords } from './group-words.ts';
import type { Offer } from './offers.ts';
import { valuesOf } from '../pages/filter-props.ts';

/** What the builder knows of the data while a rule is edited: which values there are, and what they are called. */
export class BuilderDesk {
  /** Products by their code, as far as anyone asked for them. */
  readonly #products = new SvelteMap<string, string>();
  #asked: Promise<readonly Offer[]> | null = null;

  constructor(
    readonly app: AppState,
    /** The data under the filters of the view. */
    readonly data: Dataset,
    private readonly i18n: I18n,
  ) {}

  get model(): ModelInfo {
    return this.data.model;
  }

  /** Names of products by their codes, as far as anyone asked for them. */
  get productNames(): ReadonlyMap<string, string> {
    return this.#products;
  }

  /** What a field of lines or of customers is called: `product`, `dimension:<id>`. */
  fieldName(field: string): string {
    if (field === 'product') return this.i18n.t.segmentBuilder.product;
    return this.columnName(field.replace(/^dimension:/, ''));
  }

  /** What a dimension is called; its id where these data have none of it. */
  columnName(id: string): string {
    const info = this.model.dimensions.find((one) => one.id === id);
    return info ? dimensionLabel(info, this.i18n.t) : id;
  }

  /** Values of a field that hold a text, most frequent first. */
  async find(field: string, search: string): Promise<readonly Offer[]> {
    if (field === 'product') return this.#findProducts(search);
    const id = field.replace(/^dimension:/, '');
    return valuesOf(this.data, id, search, this.i18n).map(({ value, label, count }) => ({
      ...{ value: value === '' ? null : value, label },
      note: this.i18n.format.integer(count),
    }));
  }

  /** The single items of the lists that a column holds (tags, say), most frequent first. */
  findItems(column: string, search: string): Promise<readonly Offer[]> {
    const info = this.model.dimensions.find(({ id }) => id === column);
    const rows = new SvelteMap<string, number>();
    for (const { value, rows: count } of info?.values ?? [])
      for (const item of (value ?? '').split(/[,;|、，／]/).map((text) => text.trim()))
        if (item !== '') rows.set(item, (rows.get(item) ?? 0) + count);
    const wanted = search.toLocaleLowerCase();
    const found = [...rows]
      .filter(([item]) => item.toLocaleLowerCase().includes(wanted))
      .sort(([, left], [, right]) => right - left)
      .slice(0, mostShown)
      .map(([value, count]) => ({ value, label: value, note: this.i18n.format.integer(count) }));
    return Promise.resolve(found);
  }

  valueName(field: string, value: string | null): string {
    if (value === null) return this.i18n.t.app.blank;
    return field === 'product' ? (this.#products.get(value) ?? value) : value;
  }

  /** The groups of a kind that the app makes, best first. */
  groups(kind: CustomerGroupKind): readonly Offer[] {
    const words = groupWords[this.i18n.locale];
    return customerGroupsOf(kind).map((group) => ({
      value: group.id,
      label: customerGroupName(group, words),
    }));
  }

  setName(set: CustomerSet): string {
    return nameOfSet(set, analysisOf(set.view.page), this.i18n);
  }

  /** Where a segment stands by itself, under the same filters. */
  segmentHref(name: string, rule: Rule): string {
    return this.app.view.hashOf(segmentView(name, rule, this.app.view.state.filters));
  }

  async #findProducts(search: string): Promise<readonly Offer[]> {
    const { app, model, i18n } = this;
    this.#asked ??= productOffers(app.workspace.engine, model).then(
      (products) => {
        for (const { code, name } of products) if (name !== '') this.#products.set(code, name);
        return products.map(({ code, name, lines }) => ({
          ...{ value: code, label: name === '' || name === code ? code : `${name} (${code})` },
          note: i18n.format.integer(lines),
        }));
      },
      (error: unknown) => {
        // Asking again has to be possible.
        this.#asked = null;
        throw error;
      },
    );
    const wanted = search.toLocaleLowerCase();
    const offers = await this.#asked;
    return offers
      .filter(
        ({ value, label }) =>
          label.toLocaleLowerCase().includes(wanted) || value?.toLocaleLowerCase() === wanted,
      )
      .slice(0, mostShown);
  }
}

/** More are found by searching. */
const mostShown = 200;
