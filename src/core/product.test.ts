import { expect, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { product } from './product.ts';

test('Files name the version of the package', () => {
  expect(product).toBe(`Regulars ${packageFile.version}`);
});
