import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyses } from '../src/analyses/registry.ts';
import { errorCodes } from '../src/core/error.ts';
import { locales } from '../src/core/spec/analysis.ts';
import { decodeParam, descriptors, encodeParam } from '../src/core/spec/params.ts';
import { contentSecurityPolicy, headers, metaPolicy } from '../src/csp.ts';
import { loadMessages } from '../src/i18n/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = (path: string): readonly string[] =>
  readdirSync(join(root, path)).filter((name) => statSync(join(root, path, name)).isDirectory());

/** Every path of an object down to its leaves, so that two dictionaries can be compared. */
function pathsOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value)
    .flatMap(([key, inner]) => pathsOf(inner, `${path}.${key}`))
    .sort();
}

describe('the registry of analyses', () => {
  it('lists exactly the folders there are', () => {
    expect(analyses.map(({ id }) => id).sort()).toEqual([...folders('src/analyses')].sort());
  });

  it.each(analyses.map((analysis) => [analysis.id, analysis] as const))(
    '%s speaks every language with the same words, and documents itself',
    (id, analysis) => {
      const readme = readFileSync(join(root, 'src/analyses', id, 'README.md'), 'utf8');
      const [first] = locales;
      for (const locale of locales)
        expect(pathsOf(analysis.labels[locale])).toEqual(pathsOf(analysis.labels[first]));
      for (const [name] of descriptors(analysis.params as object))
        expect(readme).toContain(`\`${name}\``);
    },
  );
});

describe('the commands of the package', () => {
  it('are not run before or after one another by their names', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const names = Object.keys(scripts);
    const hooks = names.flatMap((name) => [`pre${name}`, `post${name}`]);
    expect(names.filter((name) => hooks.includes(name))).toEqual([]);
  });
});

describe('the parameters of analyses', () => {
  // Keys of the URL that the codec and the address use themselves.
  const reserved = ['v', 'dates', 'compare', 'asof', 'in', 'data'];

  it('have names of their own in a link', () => {
    for (const analysis of analyses)
      for (const [name] of descriptors(analysis.params as object)) {
        expect(name).toMatch(/^[a-z][A-Za-z]*$/);
        expect(reserved, `${analysis.id}.${name}`).not.toContain(name);
      }
  });

  it('have defaults that their own descriptors accept', () => {
    for (const analysis of analyses)
      for (const [name, descriptor] of descriptors(analysis.params as object))
        expect(
          decodeParam(descriptor, encodeParam(descriptor.initial)),
          `${analysis.id}.${name}`,
        ).toEqual(descriptor.initial);
  });
});

describe('source files', () => {
  it('stay short enough to be read in one go', () => {
    const files = ['src', 'workers'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ts|svelte)$/.test(name) && !name.endsWith('.test.ts'))
        .map((name) => join(folder, name)),
    );
    const lines = (file: string): number =>
      readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => lines(file) > 300)).toEqual([]);
  });
});

describe('the dictionaries', () => {
  it('have the same entries in every language', async () => {
    const [first, ...others] = await Promise.all(locales.map(loadMessages));
    for (const other of others) expect(pathsOf(other)).toEqual(pathsOf(first));
  });

  it('explain every error code', async () => {
    for (const locale of locales) {
      const { errors } = await loadMessages(locale);
      for (const code of errorCodes) expect(errors[code].title, `${locale} ${code}`).not.toBe('');
    }
  });
});

describe('the promise that nothing leaves the device', () => {
  it('is the same in the headers file, the server and the meta tag', () => {
    const file = readFileSync(join(root, 'public/_headers'), 'utf8');
    for (const [name, value] of Object.entries(headers))
      expect(file).toContain(`  ${name}: ${value}\n`);
    expect(contentSecurityPolicy.replace("frame-ancestors 'none'; ", '')).toBe(metaPolicy);
    expect(readFileSync(join(root, 'vite.config.ts'), 'utf8')).toContain('headers: { ...headers }');
  });

  it('allows neither eval nor inline code nor other origins', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });
});

describe('the top level', () => {
  it('holds what its owner decided', () => {
    for (const name of [
      'src',
      'workers',
      'public',
      'test',
      'LICENSE',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
    ])
      expect(existsSync(join(root, name)), name).toBe(true);
  });
});
