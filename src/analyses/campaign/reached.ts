import type { Dataset } from '../../core/model/dataset.ts';
import { customersOfRule } from '../../core/segment/rule-sql.ts';
import { nobody, type Rule } from '../../core/segment/rule.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import type { Sql } from '../../core/sql/index.ts';
import type { CampaignParams } from './params.ts';

/** Whom the campaign reached, as a rule; nobody where the data have no such file or column. */
export function ruleOfReached(params: CampaignParams, { model }: Pick<Dataset, 'model'>): Rule {
  switch (params.from) {
    case 'segment':
      return params.rule;
    case 'assignments': {
      const { experiment: name, variant } = params;
      const info =
        name === '' ? model.experiments[0] : model.experiments.find((one) => one.name === name);
      if (!info) return nobody;
      const variants = info.variants.map((one) => one.variant);
      return {
        kind: 'arm',
        experiment: info.name,
        variants: variant === '' ? variants : variants.filter((one) => one === variant),
      };
    }
    case 'column': {
      const dimension = dimensionOf(params.column, model);
      if (dimension?.source !== 'customer') return nobody;
      const values = [params.only === '' ? null : params.only];
      return { kind: 'column', column: dimension.id, test: 'is', values };
    }
  }
}

/**
 * The same as a query that yields `customer`. A segment is asked as it stood the day before (`then`), so
 * that what happened since puts nobody into it; a file says who was reached once and for all.
 */
export function customersReached(params: CampaignParams, data: Dataset, then: Dataset): Sql {
  return customersOfRule(ruleOfReached(params, data), params.from === 'segment' ? then : data);
}
