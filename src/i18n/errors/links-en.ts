import { fact, type ErrorDetail, type ErrorText, type LinkErrorCode } from './types.ts';

const file = (d: ErrorDetail) => fact(d, 'name', 'The file');
const kept = 'Data that was already open has not changed.';

/** Texts about links, boards and workbook files in English. */
export const linkErrorsEn: Readonly<Record<LinkErrorCode, ErrorText>> = {
  'view.unknownPage': {
    title: 'There is no such page',
    body: (d) => `The link asks for “${fact(d, 'page', '?')}”, which this version does not have.`,
    action: 'Go to the overview, or ask for a new link.',
  },
  'view.unknownKey': {
    title: 'Part of the link was not understood',
    body: (d) => `“${fact(d, 'key', '?')}” means nothing here and was left out. The rest applies.`,
    action: 'Check that the view shows what you expect.',
  },
  'view.badValue': {
    title: 'A setting in the link was not valid',
    body: (d) =>
      `“${fact(d, 'key', '?')}” had a value that cannot be used, so the default applies.`,
    action: 'Check that setting before you rely on the numbers.',
  },
  'view.repeatedKey': {
    title: 'The link says something twice',
    body: (d) => `“${fact(d, 'key', '?')}” occurs more than once; what was said first applies.`,
    action: 'Check that setting, or ask for a new link.',
  },
  'view.damaged': {
    title: 'The link is incomplete',
    body: () =>
      `Part of it is missing or was changed on the way, so nothing of it was used. ${kept}`,
    action: 'Copy the whole link again, or ask for the workbook file.',
  },
  'view.needsData': {
    title: 'This view needs a column your file does not have',
    body: (d) => `Missing: ${fact(d, 'columns', 'a required column')}. Other pages still work.`,
    action: 'Map the column on the data page, or open a file that has it.',
  },
  'view.oldVersion': {
    title: 'The link comes from another version',
    body: (d) =>
      `It was made with version ${fact(d, 'version', '?')}. What still has a meaning was kept.`,
    action: 'Check the filters and share a fresh link.',
  },
  'workbook.unreadable': {
    title: 'This workbook file cannot be read',
    body: (d) => `${file(d)} is damaged, too large, or not a workbook. Nothing was taken from it.`,
    action: 'Save the workbook again where it was made, then drop it here.',
  },
  'workbook.otherVersion': {
    title: 'The workbook file comes from a newer version',
    body: (d) =>
      `${file(d)} was written as version ${fact(d, 'version', '?')}, which this page does not know. Nothing was taken from it.`,
    action: 'Reload the page to get the newest version, then drop the file again.',
  },
  'workbook.full': {
    title: 'The view is not saved',
    body: (d) =>
      `This browser keeps no more for this page, or ${fact(d, 'most', 'too many')} views are saved already. Saved views have not changed.`,
    action: 'Delete views you no longer need, or download the workbook file instead.',
  },
  'segment.noName': {
    title: 'The segment has no name',
    body: () => 'A segment is saved under a name. Nothing was saved.',
    action: 'Give the segment a name.',
  },
  'segment.nameTaken': {
    title: 'There is a segment of this name',
    body: (d) =>
      `“${fact(d, 'name', '?')}” is another saved segment. Saved segments have not changed.`,
    action: 'Choose another name, or open that segment and change it.',
  },
  'segment.cycle': {
    title: 'A segment can’t be made of itself',
    body: (d) =>
      `The rule uses “${fact(d, 'name', '?')}”, which would then be a part of itself. Saved segments have not changed.`,
    action: 'Take that segment out of the rule, or save the rule under another name.',
  },
  'segment.tooLarge': {
    title: 'The rule is too large',
    body: () =>
      'It nests too many groups or holds too many conditions. Saved segments have not changed.',
    action: 'Use fewer conditions, or save parts of it as segments of their own.',
  },
  'segment.full': {
    title: 'The segment is not saved',
    body: (d) =>
      `This browser keeps no more for this page, or ${fact(d, 'most', 'too many')} segments are saved already. Saved segments have not changed.`,
    action: 'Delete segments you no longer need, or download the workbook file instead.',
  },
  'board.noPart': {
    title: 'This tile has nothing to show',
    body: (d) =>
      `Its view has no part “${fact(d, 'part', '?')}” on these data or under these filters. The other tiles are not affected.`,
    action: 'Open the full view to see what it shows, or remove the tile.',
  },
  'board.full': {
    title: 'The board is full',
    body: (d) => `A board holds at most ${fact(d, 'most', '12')} tiles. The board has not changed.`,
    action: 'Remove a tile, or add this one to another board.',
  },
};
