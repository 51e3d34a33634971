import { untrack } from 'svelte';

let parts = $state(0);

/** Whether parts of the page are still being built or drawn. */
export function isBuilding(): boolean {
  return parts > 0;
}

/** Says that a part is being built or drawn; returns how to say that it is there. Call it in an effect. */
export function underWay(): () => void {
  // Counting is no reason to count again.
  untrack(() => (parts += 1));
  return () => (parts -= 1);
}
