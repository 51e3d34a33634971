/** Whether a key press belongs to an input method that is composing a character. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari reports the key that ends a composition with 229 only, and nothing replaces it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229;
}

/** Whether what is typed goes into a field, so that single letters are not shortcuts. */
export function isTyping(event: KeyboardEvent): boolean {
  // The field may be in a shadow root, of which listeners outside see only the host.
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** A shortcut as this platform writes it: `⌘K` on Apple machines, `Ctrl K` elsewhere. */
export function withModifier(key: string, platform: string): string {
  return /mac|iphone|ipad/i.test(platform) ? `⌘${key}` : `Ctrl ${key}`;
}
