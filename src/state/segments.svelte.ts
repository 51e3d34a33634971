import { fail } from '../core/error.ts';
import { everyone, type Rule } from '../core/segment/rule.ts';
import { readRule, writeRule } from '../core/segment/rule-text.ts';
import { longestNote } from '../url/saved-view.ts';
import { readSavedSegment, segmentName, type SavedSegment } from '../url/saved-segment.ts';
import { mostSegments } from '../url/workbook.ts';
import { embedAnew, inStep, mentions } from './embedded-segments.ts';
import { KeptList, moved, type Store } from './kept-list.ts';
import { mergeSegments } from './merge-segments.ts';

const key = 'regulars.segments';

/** What people say of a segment when they save it. */
export type SegmentCaption = Pick<SavedSegment, 'name' | 'note'>;

/**
 * Segments with names and notes, kept on this device, in the order of the user. They hold rules and no
 * people, and stay until everything is forgotten. A segment inside another one is kept in step: both
 * mean the same people always.
 */
export class Segments {
  all = $state.raw<readonly SavedSegment[]>([]);
  readonly #list: KeptList<SavedSegment>;

  constructor(
    store: () => Store,
    private readonly today: () => string,
  ) {
    this.#list = new KeptList(key, store, readSavedSegment);
    this.restore();
  }

  /** Reads what is kept; what is damaged is left out. */
  restore(): void {
    this.all = this.#list.read();
  }

  /** The segment of that name, or null. */
  named(name: string): SavedSegment | null {
    return this.all.find((one) => one.name === name) ?? null;
  }

  /**
   * Saves a rule as a new segment. Fails with `segment.nameTaken`, `segment.noName`, `segment.cycle` where
   * the rule speaks of a segment of this very name, and `segment.full` where it can't be kept.
   */
  add({ name, note }: SegmentCaption, rule: Rule): SavedSegment {
    const now = this.#list.read();
    const title = freeName(name, now, null);
    if (mentions(rule, title)) fail('segment.cycle', { name: title });
    const day = this.today();
    const saved: SavedSegment = {
      id: crypto.randomUUID(),
      ...{ name: title, note: note.slice(0, longestNote), rule: writable(rule) },
      ...{ created: day, changed: day },
    };
    this.#keep([...now, saved]);
    return saved;
  }

  /** Gives a segment another rule, and all that speak of it. Fails as `add` does. */
  setRule(id: string, rule: Rule): void {
    const now = this.#list.read();
    const before = now.find((one) => one.id === id);
    if (!before) return;
    if (mentions(rule, before.name)) fail('segment.cycle', { name: before.name });
    this.#replace(now, before, { ...before, rule: writable(rule) });
  }

  /** Gives a segment another name or note; those that speak of it call it so too. Fails as `add` does. */
  caption(id: string, { name, note }: SegmentCaption): void {
    const now = this.#list.read();
    const before = now.find((one) => one.id === id);
    if (!before) return;
    const title = freeName(name, now, id);
    if (mentions(ruleOf(before), title)) fail('segment.cycle', { name: title });
    this.#replace(now, before, { ...before, name: title, note: note.slice(0, longestNote) });
  }

  /** Takes a segment away; what is returned puts it back where it was. Others keep its rule in theirs. */
  remove(id: string): () => void {
    const before = this.#list.read();
    const place = before.findIndex((one) => one.id === id);
    const removed = before[place];
    this.#keep(before.filter((one) => one.id !== id));
    return () => {
      const now = this.#list.read();
      if (removed && !now.some((one) => one.id === id || one.name === removed.name))
        this.#keep([...now.slice(0, place), removed, ...now.slice(place)]);
    };
  }

  /** Moves a segment up (−1) or down (1) in the list. */
  move(id: string, by: -1 | 1): void {
    this.#keep(moved(this.#list.read(), id, by));
  }

  /**
   * Takes over segments of a file: those that are new, and those that changed there since. Where others
   * speak of them, these are kept in step. How many of each.
   */
  merge(theirs: readonly SavedSegment[]): { readonly added: number; readonly changed: number } {
    const { all, added, changed } = mergeSegments(this.#list.read(), theirs);
    this.#keep(this.#inStep(all));
    return { added, changed };
  }

  /** Segments, each with the rules that those inside it have now. */
  #inStep(all: readonly SavedSegment[]): readonly SavedSegment[] {
    const rules = inStep(all.map((one) => ({ name: one.name, rule: ruleOf(one) })));
    return all.map((one) => {
      const rule = writeRule(rules.get(one.name) ?? ruleOf(one));
      return rule === one.rule ? one : { ...one, rule, changed: this.today() };
    });
  }

  /** Forgets every segment. */
  clear(): void {
    this.#list.write([]);
    this.all = [];
  }

  /** Keeps another version of a segment, and the segments that speak of it in step. */
  #replace(now: readonly SavedSegment[], before: SavedSegment, after: SavedSegment): void {
    const changed = this.today();
    const embedded = { name: after.name, rule: ruleOf(after) };
    this.#keep(
      now.map((one) => {
        if (one.id === before.id) return { ...after, changed };
        const rule = ruleOf(one);
        if (!mentions(rule, before.name)) return one;
        // A segment that speaks of this one can't be spoken of by it.
        if (mentions(embedded.rule, one.name)) fail('segment.cycle', { name: one.name });
        return { ...one, rule: writable(embedAnew(rule, before.name, embedded)), changed };
      }),
    );
  }

  #keep(segments: readonly SavedSegment[]): void {
    if (segments.length > mostSegments || !this.#list.write(segments))
      fail('segment.full', { most: mostSegments });
    this.all = segments;
  }
}

/** The rule of a saved segment. */
export function ruleOf({ rule }: Pick<SavedSegment, 'rule'>): Rule {
  return readRule(rule) ?? everyone;
}

/** The text of a rule; `segment.tooLarge` where it can't be read back: too deep, or too many conditions. */
function writable(rule: Rule): string {
  const text = writeRule(rule);
  if (readRule(text) === null) fail('segment.tooLarge');
  return text;
}

function freeName(name: string, among: readonly SavedSegment[], own: string | null): string {
  const title = segmentName(name) ?? fail('segment.noName');
  if (among.some((one) => one.name === title && one.id !== own))
    fail('segment.nameTaken', { name: title });
  return title;
}
