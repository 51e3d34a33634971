import { describe, expect, test } from 'vitest';
import { onlyEmpty, sameOriginUrl } from './trusted-types.ts';

const page = 'https://shop.example/regulars/index.html#/overview';

describe('the policies of the page', () => {
  test('a script of this origin is admitted with its absolute address', () => {
    expect(sameOriginUrl('assets/worker.js', page)).toBe(
      'https://shop.example/regulars/assets/worker.js',
    );
  });

  test.each([
    'https://cdn.example/worker.js',
    '//cdn.example/worker.js',
    'http://shop.example/worker.js',
    'https://shop.example:8443/worker.js',
    'data:text/javascript,alert(1)',
    'blob:https://other.example/1',
    'javascript:alert(1)',
  ])('%s is refused', (url) => {
    expect(() => sameOriginUrl(url, page)).toThrow(TypeError);
  });

  test('only the empty string becomes HTML', () => {
    expect(onlyEmpty('')).toBe('');
    expect(() => onlyEmpty('<b>')).toThrow(TypeError);
    expect(() => onlyEmpty(' ')).toThrow(TypeError);
  });
});
