import type { Attachment } from 'svelte/attachments';

/** How long a finger rests before it asks for a menu, and how far it may slip meanwhile. */
const restMs = 500;
const slipPixels = 8;

/** Does what a right click does where a finger rests: not every browser tells pages of it. */
export function longPress(does: (event: PointerEvent) => void): Attachment<HTMLElement> {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let began: PointerEvent | null = null;
    const stop = (): void => clearTimeout(timer);
    const down = (event: PointerEvent): void => {
      stop();
      if (event.pointerType !== 'touch' || !event.isPrimary) return;
      began = event;
      timer = setTimeout(() => does(event), restMs);
    };
    const move = (event: PointerEvent): void => {
      if (!began) return;
      const slipped = Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY);
      if (slipped > slipPixels) stop();
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    for (const end of ['pointerup', 'pointercancel'] as const) element.addEventListener(end, stop);
    return () => {
      stop();
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      for (const end of ['pointerup', 'pointercancel'] as const)
        element.removeEventListener(end, stop);
    };
  };
}
