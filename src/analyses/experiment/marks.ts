import { fromMark, inMark } from '../../core/spec/mark-text.ts';
import { mostClasses } from './spread-query.ts';
import { mostArms } from './params.ts';

/** What is said of the health of a test and stands for customers; of one arm, or of all (null). */
export const markedHealth = [
  'noExposure',
  'later',
  'open',
  'before',
  'elsewhere',
  'shared',
] as const;
export type MarkedHealth = (typeof markedHealth)[number];

/** What a mark of a test stands for; arms by their places. People without a known customer are in none. */
export type ExperimentMark =
  /** Those who count; of them those with an outcome above zero in the metric of the spread, and the others. */
  | { readonly kind: 'arm' | 'bought' | 'not'; readonly arm: number }
  /** Those in more than one arm. */
  | { readonly kind: 'several' }
  | { readonly kind: 'health'; readonly code: MarkedHealth; readonly arm: number | null }
  /** By the id of a group of the app or the value of a dimension; empty for those without one. */
  | { readonly kind: 'group'; readonly arm: number; readonly value: string }
  /** Those whose outcome is in a class. */
  | { readonly kind: 'bin'; readonly arm: number; readonly slot: number };

/**
 * A mark as text: `arm:1`, `bought:1`, `not:0`, `several`, `health:noExposure`, `health:open:1`,
 * `group:1:champions`, `bin:1:3`.
 */
export function writeMark(mark: ExperimentMark): string {
  switch (mark.kind) {
    case 'arm':
    case 'bought':
    case 'not':
      return `${mark.kind}:${mark.arm}`;
    case 'several':
      return mark.kind;
    case 'health':
      return `health:${mark.code}${mark.arm === null ? '' : `:${mark.arm}`}`;
    case 'group':
      return `group:${mark.arm}:${inMark(mark.value)}`;
    case 'bin':
      return `bin:${mark.arm}:${mark.slot}`;
  }
}

/** The mark of a text; null where it is none. */
export function readMark(text: string): ExperimentMark | null {
  if (text === 'several') return { kind: text };
  const [, kind, rest = ''] = /^(arm|bought|not|health|group|bin):([^\0]+)$/su.exec(text) ?? [];
  switch (kind) {
    case 'arm':
    case 'bought':
    case 'not': {
      const arm = placeIn(rest, mostArms);
      return arm === null ? null : { kind, arm };
    }
    case 'health': {
      const [, named, place] = /^([a-zA-Z]+)(?::(\d+))?$/.exec(rest) ?? [];
      const code = markedHealth.find((one) => one === named);
      const arm = place === undefined ? null : placeIn(place, mostArms);
      return code === undefined || (place !== undefined && arm === null)
        ? null
        : { kind, code, arm };
    }
    case 'group': {
      const [, place = '', label] = /^(\d):(.*)$/su.exec(rest) ?? [];
      const arm = placeIn(place, mostArms);
      return arm === null || label === undefined ? null : { kind, arm, value: fromMark(label) };
    }
    case 'bin': {
      const [place = '', last = '', ...more] = rest.split(':');
      const [arm, slot] = [placeIn(place, mostArms), placeIn(last, mostClasses + 1)];
      return arm === null || slot === null || more.length > 0 ? null : { kind, arm, slot };
    }
    default:
      return null;
  }
}

function placeIn(text: string, size: number): number | null {
  return /^(?:0|[1-9]\d?)$/.test(text) && Number(text) < size ? Number(text) : null;
}
