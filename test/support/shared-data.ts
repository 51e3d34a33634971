import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

const SHARED = new URL('../../../shared/', import.meta.url);

/**
 * The absolute path of a file of `../shared` beside the checkout, for example
 * `data/online_retail/online_retail.csv.gz`, or null on a machine that does not have it. Large
 * data sets live there; nothing that the project needs to build or start does.
 */
export function sharedFile(path: string): string | null {
  const file = fileURLToPath(new URL(path, SHARED));
  return existsSync(file) ? file : null;
}

/**
 * A `describe` around a file of `../shared`. Without the file its tests are reported as one
 * skipped test, and a warning names what is missing; `body` does not run.
 */
export function describeWithShared(
  title: string,
  path: string,
  body: (file: string) => void,
): void {
  const file = sharedFile(path);
  if (file !== null) {
    describe(title, () => body(file));
    return;
  }
  console.warn(`SKIPPED: "${title}" needs ../shared/${path}, which is not beside this checkout.`);
  describe(title, () => {
    test.skip(`needs ../shared/${path}`, () => undefined);
  });
}
