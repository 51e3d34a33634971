import { describe, expect, test } from 'vitest';
import { consentAnswer, consentWords } from './consent-words.ts';

describe('a cell of a consent column', () => {
  test.each([
    ...['yes', ' Y ', 'TRUE', '1', 'Subscribed', 'opt-in', 'OPTED IN', '是', '同意', '已訂閱'],
  ])('%s means yes', (text) => {
    expect(consentAnswer(text)).toBe('yes');
  });

  test.each([
    ...[
      'no',
      'N',
      'false',
      '0',
      'Unsubscribed',
      'NEVER_SUBSCRIBED',
      'cleaned',
      'opt-out',
      'denied',
    ],
    ...['否', '不同意', '取消訂閱', '未訂閱'],
  ])('%s means no', (text) => {
    expect(consentAnswer(text)).toBe('no');
  });

  test.each([null, '', ' ', '?', 'maybe', '2', 'yes and no', 'pending'])(
    '%s says nothing, which is no yes',
    (text) => {
      expect(consentAnswer(text)).toBe('unknown');
    },
  );

  test('is understood in one way: no word stands in both lists, and each as cells are compared', () => {
    const words = [...consentWords.yes, ...consentWords.no];
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toBe(word.trim().toLowerCase());
  });
});
