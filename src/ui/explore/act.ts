import type { ChipAction } from './chip-menu.ts';
import type { ShelfDesk } from './desk.svelte.ts';
import type { Spot } from './edits.ts';

/** Does what the menu of a chip says. */
export function act(desk: ShelfDesk, spot: Spot, action: ChipAction): void {
  switch (action.do) {
    case 'remove':
      desk.remove(spot);
      return;
    case 'filter':
      desk.filter(desk.textAt(spot));
      return;
    case 'askTop':
      desk.ask({ kind: 'top', spot });
      return;
    case 'askWidth':
      desk.ask({ kind: 'width', spot });
      return;
    case 'askLimits':
      desk.ask({ kind: 'limits', spot });
      return;
    case 'editFormula':
      desk.ask({ kind: 'formula', spot });
      return;
    case 'step':
      desk.step(spot, action.direction);
      return;
    case 'moveTo': {
      const to = { shelf: action.shelf, at: desk.shelved[action.shelf].length };
      if (desk.move(spot, to)) void desk.focus(to);
      return;
    }
    case 'replace':
      if (desk.replace(spot, action.text)) void desk.focus(spot);
  }
}
