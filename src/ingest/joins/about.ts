import { lookupKeys, personalFields } from '../../core/model/fields.ts';
import { headerWords } from '../header-words.ts';
import { columnFor } from '../../core/model/plan.ts';
import { synonymsFor } from '../synonyms.ts';
import type { Inspection } from '../types.ts';

const names: Readonly<Record<'customers' | 'products', RegExp>> = {
  customers:
    /customer|client|member|people|contact|buyer|shopper|會員|顧客|客戶|会员|客户|顧客|会員/,
  products: /product|item|sku|article|catalog|商品|產品|产品|製品/,
};

/**
 * Whether a table says of itself that it is about customers or products: by its role, by a column
 * that only such a table has, or by the name of its file.
 */
export function isAbout(role: 'customers' | 'products', { plan }: Inspection): boolean {
  if (plan.role === role) return true;
  const uses = role === 'customers' ? personalFields : ['productName', lookupKeys.products];
  const firm = plan.columns.some(({ header }) =>
    synonymsFor(header).some(({ use, strength }) => strength === 1 && uses.includes(use)),
  );
  return firm || names[role].test(headerWords(plan.fileName));
}

/** Fields that a line of an order has and a sum of a customer's orders has not. */
const lineFields = ['order', 'product', 'productName', 'quantity'] as const;

/**
 * Whether a table that could be sales has one row per customer and nothing of an order: beside real
 * sales it is about customers, with sums of what the sales say again.
 */
export function sumsUpCustomers({ plan, columns, facts }: Inspection): boolean {
  const customer = columnFor(plan, 'customer');
  if (!customer || plan.platform || lineFields.some((field) => columnFor(plan, field)))
    return false;
  const profile = columns[customer.index];
  const filled = (profile?.filledShare ?? 0) * facts.sampledRecords;
  return filled > 0 && (profile?.distinctInSample ?? 0) >= 0.98 * filled;
}
