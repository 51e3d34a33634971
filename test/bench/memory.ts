import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks at the memory, and looks after which new processes are found. */
const [pause, looksPerSearch] = [20, 10];

/**
 * Watches the memory of all processes that this one started: the resident bytes of their own, which
 * leaves out program code. `stop` tells the highest sum above that at the start; null where the
 * system does not say.
 */
export function watchMemory(): { readonly stop: () => number | null } {
  let processes = descendants();
  const before = residentBytes(processes);
  let most = before;
  let looks = 0;
  const timer = setInterval(() => {
    if (++looks % looksPerSearch === 0) processes = descendants();
    most = Math.max(most, residentBytes(processes));
  }, pause);
  return {
    stop: () => {
      clearInterval(timer);
      return before === 0 ? null : most - before;
    },
  };
}

function descendants(): readonly string[] {
  const parents = new Map<string, string>();
  for (const id of namesIn('/proc').filter((name) => /^\d+$/.test(name))) {
    // The name of a process stands in brackets and may hold anything.
    const parent = textOf(`/proc/${id}/stat`).split(') ').at(-1)?.split(' ')[1];
    if (parent !== undefined) parents.set(id, parent);
  }
  const own = String(process.pid);
  const isOurs = (id: string): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === own || isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs);
}

function residentBytes(processes: readonly string[]): number {
  let kilobytes = 0;
  for (const id of processes) {
    for (const [, size] of textOf(`/proc/${id}/status`).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+)/gm))
      kilobytes += Number(size);
  }
  return kilobytes * 1024;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A process may end while one looks at it. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
