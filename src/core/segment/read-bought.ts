import { readCount, readCountBounds, readDayBounds, readNumberBounds } from './rule-bounds.ts';
import { readName, readValues } from './rule-escape.ts';
import { boughtMeasures, type BoughtCondition, type LineCondition } from './rule.ts';
import { dimensionField, writtenDimension } from './write-rule.ts';

type Draft = { -readonly [K in keyof BoughtCondition]: BoughtCondition[K] };

/** What stands inside `bought(…)`: its parts in the order in which they are written; null for anything else. */
export function readBought(inside: string): BoughtCondition | null {
  const draft: Draft = {
    kind: 'bought',
    lines: [],
    within: { kind: 'ever' },
    nth: null,
    measure: 'orders',
    from: null,
    to: null,
  };
  let reached = 0;
  for (const part of inside === '' ? [] : inside.split('~')) {
    const place = readPart(part, draft);
    // Lines may stand several times, everything else once.
    if (place === null || place < reached || (place === reached && place > 0)) return null;
    reached = place;
  }
  return draft;
}

/** Adds a part to the condition; its place among the parts, null where it is none. */
function readPart(part: string, draft: Draft): number | null {
  const [name = '', text = '', ...rest] = part.split(':');
  if (name === 'is' || name === 'not') {
    const condition = readLines(name === 'not', text, rest);
    if (condition) draft.lines = [...draft.lines, condition];
    return condition && 0;
  }
  if (rest.length > 0) return null;
  if (name === 'last') {
    const days = readCount(text);
    if (days !== null) draft.within = { kind: 'last', days };
    return days && 1;
  }
  if (name === 'dates') {
    const days = readDayBounds(text);
    if (days) draft.within = { kind: 'days', ...days };
    return days && 1;
  }
  if (name === 'nth') {
    draft.nth = readCountBounds(text);
    return draft.nth && 2;
  }
  const measure = boughtMeasures.find((one) => one === name);
  const bounds = readNumberBounds(text);
  if (!measure || !bounds) return null;
  // At least one order is written by saying nothing.
  if (measure === 'orders' && bounds.from === null && bounds.to === null) return null;
  Object.assign(draft, { measure, ...bounds });
  return 3;
}

function readLines(exclude: boolean, name: string, texts: readonly string[]): LineCondition | null {
  const field = readField(name);
  const values = readValues(texts);
  return field && values && values.length > 0 ? { field, exclude, values } : null;
}

function readField(text: string): string | null {
  if (text === 'product') return text;
  if (!text.startsWith(writtenDimension)) return null;
  const id = readName(text.slice(writtenDimension.length));
  return id ? `${dimensionField}${id}` : null;
}
