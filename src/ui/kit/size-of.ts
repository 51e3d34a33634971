import type { Attachment } from 'svelte/attachments';

/**
 * Tells the inner size of an element, in pixels, whenever it changes. It is read when the browser
 * has laid out the page anyway; reading it right after building forces a layout of its own.
 */
export function sizeOf(told: (size: { width: number; height: number }) => void): Attachment {
  return (element) => {
    const observer = new ResizeObserver(() =>
      told({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
