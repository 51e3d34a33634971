import { createCounted } from '../plural.ts';

const counted = createCounted('en');

/** Words of the start screen, of importing, and of a link without its data. */
export const startEn = {
  headline: 'Know your regulars.',
  dropTitle: 'Drop your order export here',
  dropFormats: (formats: string) => `${formats}, one row per order or order line.`,
  dropEncodings: 'Big5, UTF-8, UTF-16 and ROC dates are fine.',
  choose: 'Choose files',
  or: 'or',
  trySample: 'Try with the sample',
  sampleName: '山嵐茶行 tea shop',
  opening: 'Opening…',
  fromSums: 'Read a test from its sums, without a file',
  questionsTitle: 'Or start from a question',
  questions: {
    regulars: 'Who are my regulars?',
    comeBack: 'When do they come back?',
    losing: 'Who am I losing?',
    campaign: 'Did the campaign work?',
    money: 'Where does the money come from?',
  },
  assurances: [
    {
      title: 'Nothing is uploaded',
      text: 'Your files are read by this page on this device. The page cannot send them anywhere: its security policy blocks every other address.',
    },
    {
      title: 'No column names to learn',
      text: 'Columns are recognised by their names and by what is in them, in English and Chinese. You see what was guessed, and why.',
    },
    {
      title: 'Every number explains itself',
      text: 'Open Explain to see the definition, the rows it used, and the SQL.',
    },
  ] as readonly { readonly title: string; readonly text: string }[],
  engineLoading: (percent: string) => `Preparing the calculation engine: ${percent}`,
  engineLoadingUnknown: (bytes: string) => `Preparing the calculation engine: ${bytes}`,
  engineReady: 'Ready, also without a connection',
  importing: (file: string) => `Importing ${file}`,
  /** What an import does, first to the file and then in the engine. */
  importSteps: {
    unpack: 'Unpack',
    charset: 'Find the encoding',
    convert: 'Convert to UTF-8',
    scan: 'Count rows',
    read: 'Read dates and amounts',
    orders: 'Build orders',
    customers: 'Build customers',
    lines: 'Build order lines',
    rollups: 'Prepare totals',
    check: 'Check totals',
  },
  rowsRead: (count: number) => counted(count, { one: '# row read', other: '# rows read' }),
  bytesOf: (done: string, total: string) => `${done} of ${total}`,
  elapsed: (duration: string) => `${duration} elapsed`,
  cancelling: 'Stopping…',
  importSafe: 'You can cancel at any time. Data that is already open stays as it is.',
  linkTitle: 'This link needs a file',
  linkText: (page: string) =>
    `Someone shared a view of “${page}”. Links carry the question, never the data, so open a file of your own to see it.`,
  linkView: 'The view',
  linkNoFilters: 'No filters',
  linkNeeds: 'Columns it needs',
  linkDrop: 'Drop a file with these columns here',
  linkLeave: 'Go to the start page instead',
};
