import { headerKey } from './header-key.ts';
import type { Platform, PlatformColumn, Recognised } from './platform.ts';
import { platforms } from './registry.ts';

/**
 * The known export that a header belongs to, with what its columns mean; null for any other header.
 * Case, surrounding space, byte order mark and order of columns do not matter, nor do columns that
 * are missing or that the platform does not know, as long as one fingerprint is complete. Among
 * several exports the one of which most columns are there wins.
 */
export function recognise(header: readonly string[]): Recognised | null {
  const positions = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const key = headerKey(name);
    // A name that comes again is a column the user added behind the platform's own.
    if (key !== '' && !positions.has(key)) positions.set(key, index);
  }
  let best: Recognised | null = null;
  for (const platform of platforms) {
    if (!bears(positions, platform)) continue;
    const match = matchColumns(positions, platform);
    if (best === null || match.columns.size > best.columns.size) best = match;
  }
  return best;
}

function bears(positions: ReadonlyMap<string, number>, platform: Platform): boolean {
  return platform.fingerprint.some((group) =>
    group.every((name) => positions.has(headerKey(name))),
  );
}

function matchColumns(positions: ReadonlyMap<string, number>, platform: Platform): Recognised {
  const columns = new Map<number, PlatformColumn>();
  const missing: string[] = [];
  for (const column of platform.columns) {
    const spelling = [column.header, ...(column.also ?? [])].find((name) =>
      positions.has(headerKey(name)),
    );
    const index = spelling === undefined ? undefined : positions.get(headerKey(spelling));
    if (index === undefined) missing.push(column.header);
    else columns.set(index, column);
  }
  letEmailIdentify(columns);
  return { platform, columns, missing };
}

/** Where the user left the customer's id out of the export, the e-mail tells people apart. */
function letEmailIdentify(columns: Map<number, PlatformColumn>): void {
  const found = [...columns];
  if (found.some(([, column]) => column.use === 'customer')) return;
  const email = found.find(([, column]) => column.use === 'email');
  if (email !== undefined) columns.set(email[0], { ...email[1], use: 'customer' });
}
