import { expect, test } from 'vitest';
import { findCommands } from './find-commands.ts';
import type { Command } from './types.ts';

const command = (label: string, group: string, words?: string): Command => ({
  id: label,
  label,
  group,
  words,
  run: () => undefined,
});
const commands = [
  command('Go to Overview', 'Go to'),
  command('Go to RFM', 'Go to', 'recency frequency monetary'),
  command('前往回購週期', 'Go to'),
  command('Undo', 'Actions'),
];
const labels = (typed: string) =>
  findCommands(commands, typed).flatMap((group) => group.commands.map((c) => c.label));

test('nothing typed shows everything, grouped', () => {
  expect(findCommands(commands, '').map((group) => [group.label, group.commands.length])).toEqual([
    ['Go to', 3],
    ['Actions', 1],
  ]);
});

test('every typed word has to occur, in any order', () => {
  expect(labels('rfm go')).toEqual(['Go to RFM']);
  expect(labels('FREQUENCY')).toEqual(['Go to RFM']);
  expect(labels('nothing of the kind')).toEqual([]);
});

test('Chinese needs no spaces', () => {
  expect(labels('回購')).toEqual(['前往回購週期']);
});
