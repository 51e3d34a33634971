import type { Attachment } from 'svelte/attachments';
import { placeNear } from './place.ts';
import './tooltip.css';

const delayMs = 350;
let bubble: HTMLElement | null = null;
let owner: Element | null = null;

function getBubble(): HTMLElement {
  if (bubble !== null) return bubble;
  bubble = document.createElement('div');
  bubble.className = 'tooltip-bubble';
  // The element's own name or description says the same to a screen reader.
  bubble.setAttribute('aria-hidden', 'true');
  bubble.setAttribute('popover', 'manual');
  return bubble;
}

function show(anchor: Element, text: string): void {
  const box = getBubble();
  if (!box.isConnected) document.body.append(box);
  owner = anchor;
  box.textContent = text;
  // The top layer, so that it is seen above an open dialog.
  if (!box.matches(':popover-open')) box.showPopover();
  const { left, top } = placeNear(anchor.getBoundingClientRect(), box.getBoundingClientRect(), {
    width: document.documentElement.clientWidth,
    height: window.innerHeight,
  });
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
}

function hide(anchor: Element): void {
  if (owner !== anchor || bubble === null) return;
  owner = null;
  if (bubble.isConnected && bubble.matches(':popover-open')) bubble.hidePopover();
}

/**
 * A short text shown on hover and keyboard focus. It only repeats what the element already says
 * to a screen reader; Escape hides it. Empty text shows nothing.
 */
export function tooltip(text: () => string): Attachment {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enter = (event: Event) => {
      if (event instanceof PointerEvent && event.pointerType === 'touch') return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const words = text();
        if (words !== '' && element.isConnected) show(element, words);
      }, delayMs);
    };
    const focus = (event: Event) => {
      if (element.matches(':focus-visible')) enter(event);
    };
    const leave = () => {
      clearTimeout(timer);
      hide(element);
    };
    const key = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') leave();
    };
    const listeners = [
      ['pointerenter', enter],
      ['focusin', focus],
      ['pointerleave', leave],
      ['pointerdown', leave],
      ['focusout', leave],
      ['keydown', key],
    ] as const;
    for (const [name, listener] of listeners) element.addEventListener(name, listener);
    return () => {
      leave();
      for (const [name, listener] of listeners) element.removeEventListener(name, listener);
    };
  };
}
