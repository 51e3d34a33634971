import { agreesFrom, amountRule } from '../../state/amount-rule.ts';
import type { Inspection } from '../../ingest/types.ts';
import type { I18n } from '../i18n.ts';
import type { AmountLine } from '../screens/amount-line.ts';

/** How the amount comes about, in words; null where a column states it and nothing checks it. */
export function amountLine(inspection: Inspection, { t, format }: I18n): AmountLine | null {
  const rule = amountRule(inspection);
  if (!rule) return null;
  const { stated, factors, discounts, check } = rule;
  const words = t.review.amountRule;
  const formula = factors && words.formula(factors, discounts);
  const before = inspection.plan.amountBeforeDiscount;
  if (stated !== null && before) return line(words.less(stated, discounts));
  if (!formula || (stated !== null && !check)) return null;
  if (!check) return line(formula);
  const share = (rows: number): string => format.percent(rows / check.rows, 0);
  const agrees = check.net >= agreesFrom * check.rows;
  const isBefore = check.beforeDiscount > 0;
  const evidence = agrees
    ? words.agrees(formula, share(check.net))
    : isBefore
      ? words.before(share(check.beforeDiscount))
      : words.differs(formula, share(check.net));
  const shown = stated === null ? formula : words.stated(stated);
  if (agrees && stated !== null) return { text: `${shown} ${evidence}`, offer: null };
  return {
    text: stated === null ? formula : `${shown} ${evidence}`,
    offer: { label: words.useInstead(formula), isOn: stated === null },
  };
}

function line(text: string): AmountLine {
  return { text, offer: null };
}
