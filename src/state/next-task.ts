/** The page takes turns as the engine does; it does not see the engine itself. */
export { nextTask } from '../engine/next-task.ts';
