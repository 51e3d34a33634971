import type { Command } from './types.ts';

/** Commands that belong together, under their heading. */
export interface CommandGroup {
  readonly label: string;
  readonly commands: readonly Command[];
}

/**
 * Commands that contain every typed word, in the order given; those whose label begins with the
 * text come first within their group.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly CommandGroup[] {
  const text = typed.trim().toLocaleLowerCase();
  const words = text.split(/\s+/).filter((word) => word !== '');
  const matches = commands.filter((command) => {
    const all = `${command.label} ${command.group} ${command.words ?? ''}`.toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  });
  const groups = new Map<string, Command[]>();
  for (const command of matches) {
    const group = groups.get(command.group) ?? [];
    groups.set(command.group, group);
    group.push(command);
  }
  const rank = (command: Command) => (command.label.toLocaleLowerCase().startsWith(text) ? 0 : 1);
  return [...groups].map(([label, group]) => ({
    label,
    commands: text === '' ? group : group.toSorted((a, b) => rank(a) - rank(b)),
  }));
}
