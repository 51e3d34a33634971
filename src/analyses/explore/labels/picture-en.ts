import type { Shape } from '../params.ts';

/** The words of the picture of an exploration. */
export interface PictureWords {
  readonly title: (measure: string, by: string) => string;
  /** Of two measures, one along each axis. */
  readonly against: (up: string, along: string, by: string) => string;
  readonly boxTitle: (by: string) => string;
  readonly colours: (field: string) => string;
  readonly spread: string;
  readonly alternative: (group: string, value: string, measure: string) => string;
  readonly boxAlternative: (group: string, value: string) => string;
  /** All groups beyond those with a colour of their own. */
  readonly rest: (count: string) => string;
  readonly open: string;
  /** Why a shape that was asked for is not drawn. */
  readonly needs: Readonly<Record<Shape, string>>;
  readonly firstPlaces: (shown: string, all: string, field: string) => string;
  readonly lastPlaces: (shown: string, all: string, field: string) => string;
  /** Groups without a colour, whose values can not be added to one. */
  readonly undrawn: (count: string, field: string) => string;
  readonly together: (field: string) => string;
  readonly negative: (count: string, sum: string) => string;
  readonly alsoInTable: (measures: string) => string;
  readonly withoutPoint: (count: string) => string;
  /** Values that are not on the map, each with its number. */
  readonly notOnMap: (values: string) => string;
  readonly andMore: (count: string, sum: string | null) => string;
  readonly sameCountry: (value: string, country: string) => string;
  /** A value with its number: EIRE 1,234. */
  readonly valued: (name: string, value: string) => string;
  /** A value of a file with the country that it stands for. */
  readonly country: (value: string, name: string) => string;
  /** What a step of a ramp stands for. */
  readonly below: (to: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly above: (from: string) => string;
}

export const picture: PictureWords = {
  title: (measure, by) => (by === '' ? measure : `${measure} by ${by}`),
  against: (up, along, by) => `${up} against ${along} by ${by}`,
  boxTitle: (by) => `Spread of line amounts by ${by}`,
  colours: (field) => `Colours: ${field}`,
  spread:
    'Box: the middle half of the lines; bar across: median; whiskers: 10th to 90th percentile',
  alternative: (group, value, measure) => `Largest: ${group} with ${value} (${measure}).`,
  boxAlternative: (group, value) => `Highest median: ${group} with ${value} a line.`,
  rest: (count) => `Other (${count})`,
  open: 'Not over yet',
  needs: {
    table: 'Put a measure and a field on the shelves to see a picture.',
    bar: 'Bars need a field on the shelves.',
    stacked:
      'Stacked bars need a field on the rows, one on the columns, and a measure whose parts add up. Another shape is drawn instead.',
    filled:
      'Bars of 100% need a field on the rows, one on the columns, and a measure whose parts add up. Another shape is drawn instead.',
    line: 'Lines need a field on the shelves.',
    area: 'Areas on one another need a measure whose parts add up. Another shape is drawn instead.',
    heat: 'A heat map needs a field on the rows and one on the columns. Another shape is drawn instead.',
    scatter: 'Points need two measures. Another shape is drawn instead.',
    box: 'A box plot needs a field on the shelves.',
    map: 'A map needs countries as the outermost field, and a measure that is no rank or running total. Another shape is drawn instead.',
  },
  firstPlaces: (shown, all, field) =>
    `${field}: the first ${shown} of ${all} are drawn; the table has all.`,
  lastPlaces: (shown, all, field) =>
    `${field}: the last ${shown} of ${all} are drawn; the table has all.`,
  undrawn: (count, field) =>
    `${field}: ${count} smaller ones are not drawn, for their values do not add up to one; the table has all.`,
  together: (field) => `${field} has no place in this picture: all of it together is drawn.`,
  negative: (count, sum) => `${count} parts below zero, ${sum} together, are left out of the 100%.`,
  alsoInTable: (measures) => `In the table only: ${measures}.`,
  withoutPoint: (count) => `${count} without both values are not drawn.`,
  notOnMap: (values) => `Not on the map: ${values}.`,
  andMore: (count, sum) => (sum === null ? `${count} more` : `${count} more with ${sum}`),
  sameCountry: (value, country) => `${value} (${country} again)`,
  valued: (name, value) => `${name} ${value}`,
  country: (value, name) => `${value} (${name})`,
  below: (to) => `below ${to}`,
  between: (from, to) => `${from} – ${to}`,
  above: (from) => `${from} and more`,
};
