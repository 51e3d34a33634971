import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chartTokens, chineseFonts, latinFonts, type ChartTokens } from './tokens.ts';

const css = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8');

/** Custom properties whose value is `light-dark(a, b)`. */
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);

const ramps = {
  categorical: ['cat', 1],
  sequential: ['seq', 0],
  sequentialInk: ['seq-ink', 0],
  diverging: ['div', 0],
  divergingInk: ['div-ink', 0],
} as const;

function named(tokens: ChartTokens): [string, string][] {
  return Object.entries(tokens).flatMap(([key, value]: [string, string | readonly string[]]) => {
    if (typeof value === 'string')
      return [[key.replace(/[A-Z]|\d/g, (c) => `-${c.toLowerCase()}`), value] as [string, string]];
    const [name, first] = ramps[key as keyof typeof ramps];
    return value.map((colour, i) => [`${name}-${i + first}`, colour] as [string, string]);
  });
}

describe('chart tokens', () => {
  test.each(['light', 'dark'] as const)('%s colours equal those of the stylesheet', (theme) => {
    const fromCss = [...pairs].map(([name, value]) => [name, value[theme]]);
    expect(named(chartTokens[theme]).sort()).toEqual(fromCss.sort());
  });

  test('fonts equal those of the stylesheet', () => {
    const flat = css.replace(/'/g, '"').replace(/\s+/g, ' ');
    expect(flat).toContain(`--font-latin: ${latinFonts};`);
    expect(flat).toContain(`--font-chinese: ${chineseFonts};`);
  });

  // WCAG 2.2, 1.4.3: the ratio of relative luminances, each raised by 0.05.
  test.each(['light', 'dark'] as const)('ink reads on every %s step', (theme) => {
    const { sequential, sequentialInk, diverging, divergingInk } = chartTokens[theme];
    const inks = [...sequentialInk, ...divergingInk];
    [...sequential, ...diverging].forEach((step, i) => {
      const [a, b] = [luminance(step), luminance(inks[i]!)].sort((x, y) => y - x);
      expect((a! + 0.05) / (b! + 0.05), `step ${i}`).toBeGreaterThanOrEqual(4.5);
    });
  });
});

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
