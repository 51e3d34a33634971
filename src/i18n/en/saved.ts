import { createCounted } from '../plural.ts';

const counted = createCounted('en');

/** Words about saved views. */
export const savedEn = {
  title: 'Saved views',
  intro:
    'Kept in this browser, with their names and notes. A view is a question: it holds filters and settings, no rows.',
  count: (count: number) => counted(count, { one: '# saved view', other: '# saved views' }),
  emptyTitle: 'No saved views yet',
  emptyText: 'Open a view, choose Share and then Save view. Views from a file can be added here.',
  save: 'Save this view',
  saveTitle: 'Save this view',
  editTitle: 'Name and note',
  name: 'Name',
  nameNeeded: 'Give the view a name.',
  note: 'Note',
  noteHint: 'For yourself or for whoever gets the file.',
  saved: (name: string) => `“${name}” is saved`,
  keep: 'Save',
  edit: (name: string) => `Change name and note of ${name}`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Delete ${name}`,
  removed: (name: string) => `“${name}” is deleted`,
  moved: (name: string, place: number) => `${name} is number ${place} now`,
  open: (name: string) => `Open saved view: ${name}`,
  otherColumns: 'Made with other columns than the open data',
  changed: (day: string) => `Changed ${day}`,
  download: 'Download all (JSON)',
  add: 'Add from a file',
  taken: (added: number, changed: number) => {
    const views = { one: '# view', other: '# views' };
    if (added === 0 && changed === 0) return 'All views of the file are here already';
    if (changed === 0) return `${counted(added, views)} added`;
    if (added === 0) return `${counted(changed, views)} updated`;
    return `${counted(added, views)} added, ${counted(changed, views)} updated`;
  },
};
