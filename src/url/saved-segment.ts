import { longestSegmentName } from '../core/segment/named-rule.ts';
import { readRule, writeRule } from '../core/segment/rule-text.ts';
import { isDay } from '../core/sql/index.ts';
import { longestNote } from './saved-view.ts';

/** A segment that somebody gave a name: a rule, and no list of people. */
export interface SavedSegment {
  /** Told apart by it when files are merged. */
  readonly id: string;
  /** No two segments on a device share one. */
  readonly name: string;
  readonly note: string;
  /** The rule as `writeRule` writes it. */
  readonly rule: string;
  /** Days as `2024-01-31`, where the user is. */
  readonly created: string;
  readonly changed: string;
}

const longestRule = 20_000;

/**
 * A saved segment from JSON that anyone may have written; null where it is none. Its rule is read and
 * written again, so that nothing is kept but what rules can say.
 */
export function readSavedSegment(value: unknown): SavedSegment | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, name, note, rule, created, changed } = value as Partial<
    Record<keyof SavedSegment, unknown>
  >;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return null;
  const title = typeof name === 'string' ? segmentName(name) : null;
  if (title === null) return null;
  if (typeof note !== 'string' || !note.isWellFormed()) return null;
  if (typeof created !== 'string' || !isDay(created)) return null;
  if (typeof changed !== 'string' || !isDay(changed)) return null;
  if (typeof rule !== 'string' || rule.length > longestRule) return null;
  const read = readRule(rule);
  if (read === null) return null;
  return {
    ...{ id, name: title, note: note.slice(0, longestNote) },
    ...{ rule: writeRule(read), created, changed },
  };
}

/** A name as segments and addresses have it: trimmed, without control characters, cut; null where nothing is left. */
export function segmentName(text: string): string | null {
  if (!text.isWellFormed()) return null;
  const name = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  const cut = cutName(name, longestSegmentName).trim();
  return cut === '' ? null : cut;
}

/** The first so many characters of a name; no character beyond the basic plane is cut in two. */
export function cutName(name: string, most: number): string {
  return Array.from(name).slice(0, most).join('');
}
