import { createNumberFormats } from '../format-number.ts';
import { audienceErrorsEn } from './audience-en.ts';
import { linkErrorsEn } from './links-en.ts';
import { summaryErrorsEn } from './summaries-en.ts';
import { fact, type ErrorDetail, type ErrorTexts } from './types.ts';

const numbers = createNumberFormats('en');
const file = (d: ErrorDetail) => fact(d, 'name', 'The file');
const count = (d: ErrorDetail, name: string, otherwise: string) => {
  const value = d[name];
  return typeof value === 'number' ? value.toLocaleString('en') : fact(d, name, otherwise);
};
const size = (d: ErrorDetail, name: string, otherwise: string) => {
  const value = d[name];
  return typeof value === 'number' ? numbers.bytes(value) : otherwise;
};
const kept = 'Data that was already open has not changed.';

/** English error texts. */
export const errorsEn: ErrorTexts = {
  'file.empty': {
    title: 'This file is empty',
    body: (d) => `${file(d)} contains no characters at all. ${kept}`,
    action: 'Export it again from the shop or spreadsheet, then drop it here.',
  },
  'file.headerOnly': {
    title: 'Column names, but no rows',
    body: (d) => `${file(d)} has a header and nothing below it. ${kept}`,
    action: 'Check the date range of the export, then drop the new file here.',
  },
  'file.binary': {
    title: 'This is not a text file',
    body: (d) =>
      `${file(d)} looks like ${fact(d, 'kind', 'a binary file')}, whatever its name says. ${kept}`,
    action: 'Save it as CSV first (in Excel: File, Save as, CSV UTF-8), then drop that file.',
  },
  'file.gzipTruncated': {
    title: 'The archive stops half-way',
    body: (d) =>
      `${file(d)} is a compressed file whose end is missing, so some rows would be lost. Nothing was loaded from it. ${kept}`,
    action: 'Download or copy it again, then drop it here.',
  },
  'file.broken': {
    title: 'The file is damaged',
    body: (d) =>
      `${file(d)} begins like ${fact(d, 'format', 'a known format')} but cannot be read to its end${d['line'] === undefined ? '' : ` (line ${count(d, 'line', '')})`}. Nothing was loaded from it. ${kept}`,
    action: 'Open it in the program it came from, save it again, then drop the new file here.',
  },
  'file.password': {
    title: 'The file is locked with a password',
    body: (d) =>
      `${file(d)} is not damaged: it is encrypted, and only its password opens it. Nothing was loaded from it. ${kept}`,
    action: 'Open it with its password, save a copy without one, then drop that copy here.',
  },
  'file.unsupported': {
    title: 'This kind of file uses something that cannot be read here',
    body: (d) =>
      `${file(d)} is ${fact(d, 'format', 'a file')} with ${fact(d, 'feature', 'a feature')} that browsers cannot read. Nothing was loaded from it. ${kept}`,
    action: 'Save it without that, or as CSV, then drop the new file here.',
  },
  'file.noTable': {
    title: 'There is no table in this file',
    body: (d) => `${file(d)} can be read, but holds no rows and columns. ${kept}`,
    action: 'Check that the right sheet or report was exported.',
  },
  'file.unreadable': {
    title: 'The file can no longer be read',
    body: (d) =>
      `${file(d)} was moved, deleted or changed while it was being read. Nothing was loaded from it. ${kept}`,
    action: 'Close other programs that use it, then choose it again.',
  },
  'file.delimiter': {
    title: 'The columns could not be told apart',
    body: (d) =>
      `No separator gives ${file(d) === 'The file' ? 'this file' : file(d)} the same number of columns in every row. ${kept}`,
    action: 'Choose the separator yourself, or export the file as CSV again.',
  },
  'file.encoding': {
    title: 'Some characters cannot be read',
    body: (d) =>
      `${file(d)} is not valid ${fact(d, 'encoding', 'text in the chosen encoding')}${d['line'] === undefined ? '' : ` (line ${count(d, 'line', '')})`}. ${kept}`,
    action: 'Choose the encoding whose sample lines read well.',
  },
  'file.tooManyColumns': {
    title: 'Too many columns',
    body: (d) =>
      `${file(d)} has ${count(d, 'columns', 'more than 5,000')} columns; up to ${count(d, 'limit', '5,000')} can be read. ${kept}`,
    action: 'Keep one row per order line and remove the columns that are not needed.',
  },
  'file.tooLarge': {
    title: 'This file needs more memory than a browser tab has',
    body: (d) =>
      `${file(d)} would need about ${size(d, 'bytes', 'several GB')}; ${size(d, 'limit', 'less than that')} can be used. It was not opened. ${kept}`,
    action: 'Remove columns you do not need, or split the file by year.',
  },
  'mapping.noDate': {
    title: 'Which column is the order date?',
    body: () => 'No column reads as a date, and every question about time needs one.',
    action: 'Choose the date column below.',
  },
  'mapping.noAmount': {
    title: 'Which column is the amount?',
    body: () => 'No column reads as an amount, and no pair reads as quantity and price.',
    action: 'Choose the amount column, or quantity and unit price.',
  },
  'mapping.noCustomer': {
    title: 'Which column names the customer?',
    body: () =>
      'No column reads as a customer key. Without one, revenue can be counted but people cannot.',
    action: 'Choose a column that is the same for every order of one customer.',
  },
  'mapping.noSales': {
    title: 'There are no sales in this drop',
    body: (d) =>
      `${file(d)} ${d['name'] === undefined ? 'says' : 'say'} who customers are or what products are, but not who bought what and when. ${kept}`,
    action: 'Add the export of orders as well, or say below which table holds the sales.',
  },
  'mapping.noKey': {
    title: 'Which column names the product or the order?',
    body: (d) =>
      `${file(d)} can only be joined to the sales by the column that both have, and none was found.`,
    action: 'Choose that column below, or set the table to “Not used”.',
  },
  'mapping.severalMargins': {
    title: 'What did a line earn?',
    body: (d) =>
      `Several columns of ${file(d)} say it: gross profit, cost of goods or cost of one piece.`,
    action: 'Keep the one that is right.',
  },
  'mapping.noQuantity': {
    title: 'Cost of one piece, but of how many?',
    body: (d) => `${file(d)} has a cost of one piece and no quantity.`,
    action: 'Choose the quantity, or no column for the cost of one piece.',
  },
  'mapping.noVariant': {
    title: 'Which column names the variant?',
    body: (d) =>
      `${file(d)} says who took part in an experiment, but not who was in which variant: no column has two to ten different values.`,
    action: 'Choose that column below, or set the table to “Not used”.',
  },
  'mapping.mixedCurrency': {
    title: 'More than one currency',
    body: (d) =>
      `The amounts are in ${fact(d, 'currencies', 'several currencies')}. Different currencies are never added together.`,
    action: 'Drop only the files of one currency, or leave the others out above.',
  },
  'mapping.chooseCurrency': {
    title: 'Which currency?',
    body: (d) =>
      `${file(d)} states amounts in ${fact(d, 'currencies', 'several currencies')}. They are never added together: one currency is loaded, the rows in the others are left out and listed.`,
    action: 'Choose the currency below.',
  },
  'import.busy': {
    title: 'An import is still running',
    body: () => 'One file is read at a time. The running import goes on.',
    action: 'Wait for it to finish, or cancel it first.',
  },
  'import.cancelled': {
    title: 'Import cancelled',
    body: () => `Nothing from this file was kept. ${kept}`,
    action: 'Drop the file again whenever you like.',
  },
  'import.failed': {
    title: 'The import stopped',
    body: (d) => `${file(d)} could not be loaded completely, so none of it was kept. ${kept}`,
    action: 'Try once more. If it stops again, copy the code below and report it.',
  },
  'import.nothingLoaded': {
    title: 'No row could be used',
    body: (d) =>
      `All ${count(d, 'rows', '')} rows of ${file(d) === 'The file' ? 'the file' : file(d)} were rejected, most often because a column was read as the wrong thing. ${kept}`,
    action: 'Look at the reasons, then change the columns or the date format.',
  },
  'import.tooLarge': {
    title: 'This needs more memory than this tab can use',
    body: (d) =>
      `${file(d)} would need about ${size(d, 'bytes', 'several GB')}; this tab can use ${size(d, 'limit', 'less than that')}. It was not loaded. ${kept}`,
    action: 'Load less of it: fewer columns, some of its days, or one row per order.',
  },
  'engine.noWasm': {
    title: 'This browser does not let the page calculate',
    body: () =>
      'WebAssembly is switched off, or the server sends a security policy without “wasm-unsafe-eval”. Your files were not touched.',
    action: 'Use a current browser, or ask whoever hosts this page to correct the policy.',
  },
  'engine.load': {
    title: 'The calculation engine did not load',
    body: () => 'A part of this page did not arrive. Your files were not touched.',
    action: 'Check the connection to this site and reload the page.',
  },
  'engine.died': {
    title: 'The calculation engine stopped',
    body: () => 'It closed unexpectedly. Your file on disk is unchanged.',
    action: 'Start it again and open the file once more. This view is kept in the address.',
  },
  'engine.outOfMemory': {
    title: 'Not enough memory for this question',
    body: () => 'The result did not fit into the memory of this tab. The data is still loaded.',
    action: 'Choose a shorter period or fewer groups, or close other tabs.',
  },
  'engine.query': {
    title: 'This result could not be calculated',
    body: () => 'The other parts of the page are unaffected, and so is the data.',
    action: 'Undo the last change or try again. Copy the code if it keeps happening.',
  },
  'engine.cancelled': {
    title: 'Cancelled',
    body: () => 'The previous result is still shown.',
    action: 'Run it again whenever you like.',
  },
  'export.failed': {
    title: 'The file could not be made',
    body: () => `Nothing was saved. ${kept}`,
    action: 'Try again, or save the table as CSV.',
  },
  'export.tooLarge': {
    title: 'The table does not fit into a workbook',
    body: (d) =>
      `It has ${count(d, 'rows', 'too many')} rows and ${count(d, 'columns', 'too many')} columns; a sheet holds 1,048,576 rows with its header, and 16,384 columns. ${kept}`,
    action: 'Save it as CSV, Parquet or Arrow, or narrow the view with filters.',
  },
  'device.full': {
    title: 'There is no room to keep the data',
    body: () =>
      `The browser has no space left for this page. What was kept before is unchanged. ${kept}`,
    action: 'Free some space on the device, or go on without keeping the data.',
  },
  'device.held': {
    title: 'Another tab is keeping its data right now',
    body: () => `Yours is kept as soon as the other tab has finished. ${kept}`,
    action: 'There is nothing to do.',
  },
  'device.unavailable': {
    title: 'This browser keeps no data for this page',
    body: () =>
      `Private windows and some settings do not allow it. Everything else works as usual. ${kept}`,
    action: 'Open the files again next time, or use a normal window.',
  },
  'device.unreadable': {
    title: 'The kept data cannot be opened',
    body: () =>
      `They are gone, damaged or from another version of this page. Your files on disk are unchanged. ${kept}`,
    action: 'Open the files once more; they can then be kept again.',
  },
  'query.empty': {
    title: 'There is no question yet',
    body: () => 'The query is empty, or holds nothing but comments.',
    action: 'Write a query, or take an example.',
  },
  'query.tooLong': {
    title: 'The query is too long',
    body: (d) => `A query has at most ${fact(d, 'most', '20,000')} characters. Nothing was run.`,
    action: 'Shorten it, or ask in several steps.',
  },
  'query.unclosed': {
    title: 'Something is left open',
    body: () => 'A quote, a comment or a parenthesis has no partner. Nothing was run.',
    action: 'Look at the marked place.',
  },
  'query.several': {
    title: 'One question at a time',
    body: () => 'A semicolon begins a second statement. Nothing was run.',
    action: 'Leave one statement.',
  },
  'query.readOnly': {
    title: 'This page only reads',
    body: (d) =>
      `A query begins with SELECT, WITH, FROM, VALUES, DESCRIBE or SUMMARIZE, not with “${fact(d, 'name', '?')}”. Nothing was run, and your data is unchanged.`,
    action: 'Ask with SELECT.',
  },
  'query.function': {
    title: 'This function is not available here',
    body: (d) =>
      `“${fact(d, 'name', '?')}” is not among the functions that only compute. Nothing was run.`,
    action: 'Use another function, or check its spelling.',
  },
  'query.relation': {
    title: 'Only the views of this data can be read',
    body: (d) => `“${fact(d, 'name', '?')}” is none of them. Nothing was run.`,
    action: 'Choose from the list beside the editor.',
  },
  'query.failed': {
    title: 'The query could not be answered',
    body: (d) =>
      d['line'] === undefined
        ? fact(d, 'message', 'The engine gave no reason.')
        : `Line ${d['line']}, column ${fact(d, 'column', '?')}: ${fact(d, 'message', 'the engine gave no reason.')}`,
    action: 'Your data is unchanged. Correct the query and run it again.',
  },
  ...linkErrorsEn,
  ...audienceErrorsEn,
  ...summaryErrorsEn,
  unknown: {
    title: 'Something went wrong',
    body: () => 'An error without a description of its own. Your file on disk is unchanged.',
    action: 'Reload the page. Copy the code below if it happens again.',
  },
};
