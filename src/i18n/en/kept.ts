import { createCounted } from '../plural.ts';

const counted = createCounted('en');

/** Words about the copy of the data on this device. */
export const keptEn = {
  keep: 'Keep the data on this device',
  what: 'The tables made from your files stay in this browser’s private storage on this device, so that they open again in a moment. They are not encrypted: whoever can use this browser can open them. Switching this off removes them.',
  keeping: 'Keeping on this device…',
  kept: 'Kept on this device',
  keptFacts: (facts: string) => `Kept: ${facts}`,
  notKept: 'Not kept on this device',
  sampleOpen: 'The sample is never kept.',
  nothingYet: 'Nothing is kept yet; the next file you open is.',
  files: (name: string, more: number) =>
    more === 0
      ? name
      : counted(more, { one: `${name} and # more file`, other: `${name} and # more files` }),
  open: 'Open',
  openNamed: (name: string) => `Open ${name}`,
  forget: 'Forget',
  opening: (name: string) => `Opening ${name}`,
  fromDevice: 'From the copy on this device. No file is needed.',
  filesNeeded: 'This needs the files',
  filesNeededText:
    'The open data came from the copy on this device, which holds no files. Open the files again to change how their columns are read. You see everything before it is loaded.',
  earlierFilesNeeded:
    'These files open instead of the data that is open now. To add to it, drop the earlier files together with these: the copy on this device holds no files.',
};
