import type { At } from './moves.ts';

/** The cell that an event is about; null where it is about none. */
export function cellOf({ target }: Event): At | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest('[aria-colindex]');
  const line = cell?.closest<HTMLElement>('[data-line]')?.dataset['line'];
  if (!cell || line === undefined) return null;
  return { line: Number(line), column: Number(cell.getAttribute('aria-colindex')) - 1 };
}

/** Whether an event is about a part of a cell. */
export function isOn({ target }: Event, part: '[data-toggle]' | '[data-handle]'): boolean {
  return target instanceof Element && target.closest(part) !== null;
}
