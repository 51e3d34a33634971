/** Words about sharing a view. */
export const shareEn = {
  intro: 'The link holds the question, never the data.',
  contains: 'What the link contains',
  page: 'Page',
  noRows: 'No rows of the data',
  noNames: 'No names, customer numbers, e-mail addresses or telephone numbers',
  query: 'The link holds the text of the query as you wrote it, with every value in it.',
  leftOut: (columns: string) =>
    `Not in the link, because its values may name people: ${columns}. The recipient sees the view without it.`,
  long: (characters: string) =>
    `This link has ${characters} characters. Some mail and chat programs cut links at 2,000: send the workbook file instead.`,
  needs: 'The recipient needs a file with these columns',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  notCopied: 'The browser did not allow copying. Select the link above and copy it.',
  copyPicture: 'Copy picture',
  pictureCopied: 'Picture copied',
  pictureSaved: 'Picture downloaded',
  workbook: 'Download workbook file',
  workbookHint:
    'The workbook file opens this view wherever it is dropped. It holds the link and how the columns are read, no rows.',
  save: 'Save view…',
  filtersOfSet: (name: string, filters: string) => `${name} (${filters})`,
};
