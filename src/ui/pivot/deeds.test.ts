import { expect, test } from 'vitest';
import { deedOf, type Upon } from './deeds.ts';

const upon = (line: number, column: number, group: Upon['group'] = null): Upon => ({
  at: { line, column },
  extent: { heads: 2, rows: 50, columns: 7, page: 10 },
  hasSelection: false,
  group,
});
const press = (text: string) => ({
  key: text.split('+').at(-1)!.replace('Space', ' '),
  isCtrl: text.includes('Ctrl+'),
  isShift: text.includes('Shift+'),
  isAlt: text.includes('Alt+'),
});

test.each([
  ['Enter', 'open', 'toggle'],
  ['Space', 'closed', 'toggle'],
  ['ArrowRight', 'closed', 'toggle'],
  ['ArrowLeft', 'open', 'toggle'],
  ['ArrowRight', 'open', 'go'],
  ['ArrowLeft', 'closed', 'outward'],
  ['ArrowLeft', null, 'outward'],
] as const)('%s on the label of a row that is %s: %s', (key, group, kind) => {
  expect(deedOf(press(key), upon(4, 0, group))?.kind).toBe(kind);
});

test('Enter on the label of a row without rows inside does nothing', () => {
  expect(deedOf(press('Enter'), upon(4, 0))).toBeNull();
});

test.each(['Enter', 'Shift+Enter', 'Alt+Enter', 'Space'])(
  '%s acts on a number and on a head',
  (keys) => {
    expect(deedOf(press(keys), upon(4, 2, 'open'))).toEqual({ kind: 'act' });
    expect(deedOf(press(keys), upon(-1, 2))).toEqual({ kind: 'act' });
  },
);

test('Shift with an arrow extends the selection, from a label too', () => {
  expect(deedOf(press('Shift+ArrowRight'), upon(4, 0, 'closed'))).toEqual({
    ...{ kind: 'go', to: { line: 4, column: 1 }, isExtending: true },
  });
});

test('Ctrl C copies and Ctrl A selects everything', () => {
  expect(deedOf(press('Ctrl+c'), upon(4, 2))).toEqual({ kind: 'copy' });
  expect(deedOf(press('Ctrl+A'), upon(4, 2))).toEqual({ kind: 'selectAll' });
});

test('Escape is left to the page unless something is selected', () => {
  expect(deedOf(press('Escape'), upon(4, 2))).toBeNull();
  expect(deedOf(press('Escape'), { ...upon(4, 2), hasSelection: true })).toEqual({ kind: 'clear' });
});

test('letters and the way back of the browser are left alone', () => {
  expect(deedOf(press('t'), upon(4, 2))).toBeNull();
  expect(deedOf(press('Alt+ArrowLeft'), upon(4, 2))).toBeNull();
});
