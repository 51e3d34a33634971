import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { segmentIds, segmentOf, segmentRules } from '../../core/model/rfm-segments.ts';
import { en } from './labels/en.ts';

const scores = [1, 2, 3, 4, 5] as const;
const cells = scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => ({ r, f, m }))));

describe('the segment rules', () => {
  test('are a partition: each of the 125 cells lies in exactly one box', () => {
    expect(cells).toHaveLength(125);
    for (const { r, f, m } of cells) {
      const boxes = segmentRules.filter(
        (box) =>
          box.r[0] <= r &&
          r <= box.r[1] &&
          box.f[0] <= f &&
          f <= box.f[1] &&
          box.m[0] <= m &&
          m <= box.m[1],
      );
      expect(boxes, `R${r} F${f} M${m}`).toHaveLength(1);
      expect(segmentOf(r, f, m)).toBe(boxes[0]?.segment);
    }
  });

  test('leave no segment empty, and name none that is not listed', () => {
    expect(new Set(cells.map(({ r, f, m }) => segmentOf(r, f, m)))).toEqual(new Set(segmentIds));
  });

  test('refuse a score that does not exist', () => {
    expect(() => segmentOf(0, 1, 1)).toThrow(RangeError);
    expect(() => segmentOf(6, 5, 5)).toThrow(RangeError);
  });

  test('are the table that README.md shows', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| \*\*F(\d)\*\* \|(.+)\|$/gm)];
    expect(rows.map((row) => row[1])).toEqual(['5', '4', '3', '2', '1']);
    for (const [, f = '', line = ''] of rows) {
      const names = line.split('|').map((name) => name.trim());
      expect(names).toHaveLength(5);
      names.forEach((name, index) => {
        // "A (M 4–5), otherwise B" where money decides.
        const [, rich = name, poor = name] = /^(.+) \(M 4–5\), otherwise (.+)$/.exec(name) ?? [];
        for (const m of scores) {
          const segment = en.segments[segmentOf(index + 1, Number(f), m)];
          expect(segment, `R${index + 1} F${f} M${m}`).toBe(m >= 4 ? rich : poor);
        }
      });
    }
  });
});
