/** Words for each plural category of a language; `#` stands for the grouped number. */
export interface PluralForms {
  readonly one?: string;
  readonly other: string;
}

/** Writes "1 customer" or "2,851 customers" by the plural rules of one language. */
export type Counted = (count: number, forms: PluralForms) => string;

/** Makes the counting function of one language (`en`, `zh-Hant`). */
export function createCounted(language: string): Counted {
  const rules = new Intl.PluralRules(language);
  const integer = new Intl.NumberFormat(language);
  return (count, forms) => {
    const form = rules.select(count) === 'one' ? (forms.one ?? forms.other) : forms.other;
    return form.replace('#', () => integer.format(count));
  };
}
