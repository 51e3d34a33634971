const free: string[] = [];
let made = 0;

/** A name for one chart's formatters; names are used again, since Vega never forgets one. */
export function takeScope(): string {
  return free.pop() ?? `c${++made}`;
}

/** Gives a name back when its chart is gone. */
export function freeScope(scope: string): void {
  free.push(scope);
}
