import {
  customerFields,
  isMarginUse,
  marginUses,
  personalFields,
  type ColumnUse,
} from '../../core/model/fields.ts';
import { columnFor, columnsFor, type ColumnPlan, type SourcePlan } from '../../core/model/plan.ts';
import type { Census } from '../../core/model/census.ts';
import type { Inspection } from '../../ingest/types.ts';
import type { I18n } from '../i18n.ts';
import type { Confidence } from '../kit/types.ts';
import type { MappingRow } from '../screens/types.ts';
import { soFarText, understoodOf } from './census-props.ts';
import { switchesOf } from './reading-props.ts';

const shownRoles: Record<SourcePlan['role'], readonly ColumnUse[]> = {
  transactions: [
    'customer',
    'date',
    'amount',
    'quantity',
    'unitPrice',
    'discount',
    'refunded',
    'orderNet',
    'margin',
    'cost',
    'unitCost',
    'serviceCost',
    'order',
    'product',
    'productName',
    'status',
    'currency',
  ],
  customers: customerFields,
  products: ['product', 'productName'],
  orders: ['order'],
  assignments: ['customer', 'variant', 'exposedAt'],
  unused: [],
};

/** One line per role, or per column of it where it may have several; then one per dimension. */
export function mappingRows(
  inspection: Inspection,
  census: Census | null,
  i18n: I18n,
): readonly MappingRow[] {
  const { plan } = inspection;
  const each = (use: ColumnUse): readonly MappingRow[] =>
    columnsFor(plan, use).map((column) => ({
      ...mappingRow(use, column, inspection, census, i18n),
      role: `${use}:${column.index}`,
    }));
  const rows = shownRoles[plan.role]
    .filter((role) => isShown(role, plan))
    .flatMap((role) => {
      // Several columns may say what serving cost: the last line takes one more.
      if (role === 'serviceCost')
        return [...each(role), mappingRow(role, null, inspection, census, i18n)];
      // Two phones of a person are two columns.
      if (plan.role === 'customers' && columnsFor(plan, role).length > 1) return each(role);
      return [mappingRow(role, columnFor(plan, role), inspection, census, i18n)];
    });
  return [...rows, ...each('dimension')];
}

/** Fields that are shown even where a table lacks them: they are what it takes. */
const needed: Record<SourcePlan['role'], readonly ColumnUse[]> = {
  transactions: ['customer', 'date', 'order'],
  customers: ['customer'],
  products: ['product'],
  orders: ['order'],
  assignments: ['customer', 'variant'],
  unused: [],
};

/** Roles that a file has, and those it cannot do without. */
function isShown(role: ColumnUse, plan: SourcePlan): boolean {
  if (columnFor(plan, role)) return true;
  // Offered to whoever adjusts the mapping: the table hides rows without a column from others.
  if (role === 'serviceCost') return plan.role === 'transactions';
  if (isMarginUse(role)) return !marginUses.some((use) => columnFor(plan, use));
  if (role === 'amount') return !(columnFor(plan, 'quantity') && columnFor(plan, 'unitPrice'));
  return needed[plan.role].includes(role);
}

function mappingRow(
  role: ColumnUse,
  column: ColumnPlan | null,
  inspection: Inspection,
  census: Census | null,
  i18n: I18n,
): MappingRow {
  const profile = column ? inspection.columns[column.index] : undefined;
  const counted = census?.columns.find(({ index }) => index === column?.index) ?? null;
  const switches = column && profile ? switchesOf(column, profile, counted, i18n) : [];
  const circumstances = {
    soFar: census && counted?.isWhole === false ? soFarText(census, inspection, i18n) : null,
    isAsked: switches.some((one) => one.isAsked),
    isPersonal: (profile?.isPersonal ?? false) || personalFields.includes(role),
  };
  const missing: Partial<
    Record<ColumnUse, 'mapping.noDate' | 'mapping.noAmount' | 'mapping.noCustomer'>
  > = {
    date: 'mapping.noDate',
    amount: 'mapping.noAmount',
    customer: 'mapping.noCustomer',
  };
  const code = missing[role];
  const isRequired = code !== undefined;
  return {
    role,
    label: i18n.t.review.roles[role],
    required: isRequired,
    column: column ? String(column.index) : null,
    confidence: column ? dots(column.confidence) : 0,
    reasons: [column?.reason ?? { code: 'none', detail: {} }],
    switches,
    understood: column && counted ? understoodOf(column, counted, circumstances, i18n) : null,
    error: !column && code ? { code, detail: { name: inspection.plan.fileName } } : undefined,
  };
}

/** Confidence as dots: from 0.9 sure, from 0.6 likely. */
export function dots(confidence: number): Confidence {
  return confidence >= 0.9 ? 3 : confidence >= 0.6 ? 2 : 1;
}
