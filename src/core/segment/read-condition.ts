import { customerGroupKinds, type CustomerGroupKind } from '../model/customer-groups.ts';
import { isDay } from '../sql/index.ts';
import { readBought } from './read-bought.ts';
import { readCount, readDayBounds, readDecimalBounds, readNumberBounds } from './rule-bounds.ts';
import { readName, readNames, readValues } from './rule-escape.ts';
import {
  consentAnswers,
  numberFacts,
  type ColumnCondition,
  type ColumnRangeCondition,
  type Condition,
  type MovedCondition,
} from './rule.ts';

/** The condition `name(inside)`; null where it is none. */
export function readCondition(name: string, inside: string): Condition | null {
  const fact = numberFacts.find((one) => one === name);
  if (fact) {
    const bounds = readNumberBounds(inside);
    return bounds && { kind: 'number', of: fact, ...bounds };
  }
  switch (name) {
    case 'first':
    case 'last': {
      const bounds = readDayBounds(inside);
      return bounds && { kind: 'day', of: name, ...bounds };
    }
    case 'group': {
      const [kind, ...texts] = inside.split(':');
      const of = kindOf(kind);
      const ids = readNames(texts);
      return of && ids && ids.length > 0 ? { kind: 'group', of, ids } : null;
    }
    case 'moved':
      return readMoved(inside);
    case 'bought':
      return readBought(inside);
    case 'column':
      return readColumn(inside);
    case 'range':
      return readRange(inside);
    case 'birthday': {
      const texts = inside.split(':');
      const months = texts.map(readCount).filter((month) => month !== null);
      const isWhole = months.length === texts.length && months.every((month) => month <= 12);
      return isWhole ? { kind: 'birthday', months } : null;
    }
    case 'consent': {
      const texts = inside.split(':');
      const answers = texts.flatMap((text) => consentAnswers.find((one) => one === text) ?? []);
      return answers.length === texts.length ? { kind: 'consent', answers } : null;
    }
    case 'arm': {
      const [experiment, ...variants] = readNames(inside.split(':')) ?? [];
      if (experiment === undefined || variants.length === 0) return null;
      return { kind: 'arm', experiment, variants };
    }
    default:
      return null;
  }
}

function kindOf(text: string | undefined): CustomerGroupKind | null {
  return customerGroupKinds.find((one) => one === text) ?? null;
}

function readMoved(inside: string): MovedCondition | null {
  const [kind, when = '', ...rest] = inside.split('~');
  const of = kindOf(kind);
  const since = readSince(when);
  const from = idsOf(rest, 'from');
  const to = idsOf(from && from.length > 0 ? rest.slice(1) : rest, 'to');
  if (!of || !since || !from || !to) return null;
  const read = Math.sign(from.length) + Math.sign(to.length);
  return read === rest.length ? { kind: 'moved', of, since, from, to } : null;
}

function readSince(text: string): MovedCondition['since'] | null {
  const [, name, value = ''] = /^(since|months):(.*)$/su.exec(text) ?? [];
  if (name === 'since') return isDay(value) ? { day: value } : null;
  const months = name === 'months' ? readCount(value) : null;
  return months === null || months > 1200 ? null : { months };
}

/** The ids of the first part where it has that name, none where it has another; null for no ids. */
function idsOf([part]: readonly string[], name: string): readonly string[] | null {
  return part?.startsWith(`${name}:`) ? readNames(part.split(':').slice(1)) : [];
}

function readColumn(inside: string): ColumnCondition | null {
  const [test, name, ...texts] = inside.split(':');
  const column = readName(name);
  const values = readValues(texts);
  if ((test !== 'is' && test !== 'has') || !column || !values || values.length === 0) return null;
  return { kind: 'column', column, test, values };
}

function readRange(inside: string): ColumnRangeCondition | null {
  const [as, name, text, ...more] = inside.split(':');
  const column = readName(name);
  if ((as !== 'number' && as !== 'day') || !column || text === undefined || more.length > 0)
    return null;
  const bounds = as === 'number' ? readDecimalBounds(text) : readDayBounds(text);
  return bounds && { kind: 'range', column, as, ...bounds };
}
