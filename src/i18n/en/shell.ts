import { createCounted } from '../plural.ts';

const counted = createCounted('en');

/** Words of the frame around every page. */
export const shellEn = {
  product: 'Regulars',
  skipToContent: 'Skip to content',
  navigation: 'Pages',
  datasets: 'Data sets',
  addFile: 'Open another file',
  filesStay: 'Files stay on this device',
  noContact: 'No contact with other sites',
  search: 'Search or jump to…',
  searchShort: 'Search',
  undo: 'Undo',
  language: 'Language',
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark', system: 'Like the device' },
  export: 'Export',
  share: 'Share',
  explain: 'Explain',
  definition: 'Definition',
  note: 'Note',
  settings: 'Settings',
  source: 'Source',
  sql: 'SQL',
  copySql: 'Copy SQL',
  took: (duration: string) => `Calculated in ${duration}`,
  explainEmpty: 'Choose a number or a chart to see how it is counted.',
  more: 'More',
  moreTitle: 'All pages',
  palette: 'Commands',
  palettePlaceholder: 'Type a page, segment, customer or command',
  paletteResults: (count: number) => counted(count, { one: '# result', other: '# results' }),
  selected: (count: number) =>
    counted(count, { one: '# customer selected', other: '# customers selected' }),
  seeList: 'See list',
  filterByThese: 'Filter by these',
  clearSelection: 'Clear selection',
  counting: 'Counting…',
  dropTitle: 'Drop to open',
  dropText: 'The file is read here and sent nowhere.',
  shareTitle: 'Share this view',
  privacyTitle: 'Nothing leaves this device',
  privacyPromise:
    'Your files are read by this page, in this browser. There is no server that could receive them, and the page is forbidden to contact any other site.',
  privacyOther: (count: number) =>
    counted(count, {
      one: '# request to another site since the page was loaded',
      other: '# requests to other sites since the page was loaded',
    }),
  privacyOwn: (count: number) =>
    counted(count, { one: '# request to this site, for', other: '# requests to this site, for' }) +
    ' its own program files',
  privacyPolicy: 'The rules the browser enforces',
  privacyPolicyIntro: 'This page was delivered with a security policy. Its directives:',
  privacyNoPolicy:
    'No policy was found. The server that delivers this page should send one; until then the promise rests on the program alone.',
  privacyCheck:
    'To check for yourself: disconnect from the network and go on working, or watch the network panel of the browser.',
  privacyKept: 'A copy of the data is kept on this device, because you asked for it.',
  privacyNotKept: 'Nothing is kept when you close this tab.',
  shortcutsTitle: 'Keyboard shortcuts',
  singleKeys: 'Single-letter shortcuts',
  menuSvg: 'Picture (SVG)',
  menuPng: 'Picture (PNG, double size)',
  menuCsv: 'Table (CSV)',
  reload: 'Reload',
};
