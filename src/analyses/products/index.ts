import type { Analysis } from '../../core/spec/analysis.ts';
import { customersOfMark } from './customers.ts';
import { en, type ProductsLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { readMark } from './marks.ts';
import { productsParams, type ProductsParams } from './params.ts';
import { compileProducts } from './query.ts';
import { screenOfProducts, strongest } from './screen.ts';
import { tablesOfProducts } from './tables.ts';
import { viewProducts, type ProductsView } from './view.ts';

/** What is bought together, who lacks the other half, and what comes next. */
export const products: Analysis<ProductsParams, ProductsView, ProductsLabels> = {
  id: 'products',
  params: productsParams,
  dates: 'history',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileProducts,
  view: viewProducts,
  tables: tablesOfProducts,
  screen: screenOfProducts,
  customers: customersOfMark,
  headlines: (view) => {
    const rule = strongest(view);
    return [
      { id: 'lift', value: rule?.lift ?? null, kind: 'number' },
      { id: 'confidence', value: rule?.confidence ?? null, kind: 'share' },
      { id: 'missing', value: rule?.missing ?? null, kind: 'integer' },
      { id: 'revenue', value: view.revenue, kind: 'money' },
    ];
  },
  totals: ({ revenue, baskets, customers }) => ({
    ...{ over: 'dates', revenue, orders: baskets, customers },
  }),
  nameMark,
};

function nameMark(mark: string, labels: ProductsLabels): string {
  const read = readMark(mark);
  if (!read) return labels.title;
  const [a = '', b = ''] = read.codes;
  return labels.mark[read.kind](a, b);
}
