import { expect, test } from 'vitest';
import { nextTask } from '../core/next-task.ts';
import { inTurn } from './in-turn.ts';

test('work is done one piece a task, in the order in which it came', async () => {
  const done: string[] = [];
  inTurn(() => done.push('first'));
  inTurn(() => done.push('second'));
  expect(done).toEqual([]);
  await expect.poll(() => done).toEqual(['first', 'second']);
});

test('work that was called off is not done', async () => {
  const done: string[] = [];
  const callOff = inTurn(() => done.push('called off'));
  inTurn(() => done.push('kept'));
  callOff();
  await expect.poll(() => done).toEqual(['kept']);
  await nextTask();
  expect(done).toEqual(['kept']);
});

test('work handed in while other work is done waits for its own turn', async () => {
  const done: string[] = [];
  inTurn(() => {
    inTurn(() => done.push('inner'));
    done.push('outer');
  });
  await expect.poll(() => done).toEqual(['outer', 'inner']);
});
