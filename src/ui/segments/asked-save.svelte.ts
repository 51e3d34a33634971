let asked = $state.raw(false);

/** Whether a key asked for what is on screen to be saved as a segment. */
export function isAskedToSave(): boolean {
  return asked;
}

/** Asks whoever can (the tray of a selection, the page of a segment) to save a segment. */
export function askToSave(): void {
  asked = true;
}

export function answerAskedSave(): void {
  asked = false;
}
