import { expect, test } from 'vitest';
import { exampleModel } from '../../../test/support/golden-model.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { customerGroups } from '../words/en.ts';
import { ruleWords } from '../words/rule-en.ts';
import { readRule } from './rule-text.ts';
import { ruleSentence } from './sentence.ts';

test('a sentence calls products by their names, and by their codes where it does not know them', () => {
  const rule = readRule('bought(is:product:P1:P2:!0)');
  if (!rule) throw new Error('the rule is well formed');
  const sentence = ruleSentence(rule, ruleWords, {
    formats: formatsOf(createFormats('en'), 'en', exampleModel),
    ...{ model: exampleModel, groups: customerGroups, nameOfSet: () => '' },
    productNames: new Map([['P1', 'Oolong']]),
  });
  expect(sentence).toContain('Oolong');
  expect(sentence).toContain('P2');
  expect(sentence).not.toContain('P1');
});
