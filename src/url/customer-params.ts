import type { ListColumnId } from '../analyses/customer-columns.ts';
import type { AppError } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';

/** What the address says of the list of customers. Who is looked for never stands in it. */
export interface ListParams {
  readonly sort: ListColumnId;
  readonly descending: boolean;
  /** In the order of the table; the customer always comes first. */
  readonly columns: readonly ListColumnId[];
}

export const initialList: ListParams = {
  sort: 'net',
  descending: true,
  columns: ['customer', 'segment', 'firstDay', 'lastDay', 'orders', 'net'],
};

type Params = ViewState['params'];

/** Reads `sort=-net&columns=orders~net`; what these data do not have becomes a notice. */
export function readListParams(
  params: Params,
  known: readonly ListColumnId[],
): { readonly value: ListParams; readonly notices: readonly AppError[] } {
  const notices: AppError[] = [];
  const check = (key: string, name: string): ListColumnId | null => {
    const column = known.find((id) => id === name) ?? null;
    if (!column) notices.push({ code: 'view.badValue', detail: { key, value: name.slice(0, 60) } });
    return column;
  };
  let { sort, descending, columns } = initialList;
  if (params['sort'] !== undefined) {
    const column = check('sort', params['sort'].replace(/^-/, ''));
    if (column) [sort, descending] = [column, params['sort'].startsWith('-')];
  }
  if (params['columns'] !== undefined) {
    const names = params['columns'].split('~').filter((name) => name !== '');
    const chosen = names.map((name) => check('columns', name));
    columns = known.filter((id) => id === 'customer' || chosen.includes(id));
  }
  for (const key of Object.keys(params))
    if (key !== 'sort' && key !== 'columns')
      notices.push({ code: 'view.unknownKey', detail: { key: key.slice(0, 60) } });
  return { value: { sort, descending, columns }, notices };
}

/** The parameters of a list; defaults are left out. */
export function writeListParams({ sort, descending, columns }: ListParams): Params {
  const written = columns.filter((id) => id !== 'customer').join('~');
  const initial = initialList.columns.filter((id) => id !== 'customer').join('~');
  return {
    ...(sort === initialList.sort && descending === initialList.descending
      ? {}
      : { sort: `${descending ? '-' : ''}${sort}` }),
    ...(written === initial ? {} : { columns: written }),
  };
}

/** Why a link to a customer leads nowhere: it names none, or was made from other data. */
export type CustomerLink =
  { readonly kind: 'customer'; readonly key: number } | { readonly kind: 'broken' | 'otherData' };

/**
 * Reads `k=123&of=1a2b3c4d`. Keys are numbers that each import gives anew, so that no link names a
 * person; `of` says which data gave them.
 */
export function readCustomerLink(params: Params, model: ModelInfo): CustomerLink {
  const text = params['k'] ?? '';
  if (!/^\d{1,10}$/.test(text)) return { kind: 'broken' };
  if (params['of'] !== versionOf(model)) return { kind: 'otherData' };
  return Number(text) < 2 ** 31 ? { kind: 'customer', key: Number(text) } : { kind: 'broken' };
}

/** The parameters of a customer's page. */
export function writeCustomerLink(key: number, model: ModelInfo): Params {
  return { k: String(key), of: versionOf(model) };
}

function versionOf({ dataVersion }: ModelInfo): string {
  return dataVersion.slice(0, 8);
}
