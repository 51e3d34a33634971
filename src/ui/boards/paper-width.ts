import type { Block } from '../../core/spec/screen.ts';

/** Columns that fit on half a sheet of paper without being cut. */
const mostBeside = 5;

/** Whether a block is too wide for half a sheet of paper: there it takes the whole width. */
export function isWide(block: Block): boolean {
  if (block.kind === 'table') return block.table.columns.length > mostBeside;
  if (block.kind === 'grid') return block.grid.columns.length > mostBeside + 2;
  return block.kind === 'pivot' && block.pivot.columns.length > mostBeside;
}
