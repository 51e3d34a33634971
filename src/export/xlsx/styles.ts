import { escapeXml, xmlHead } from './xml.ts';

/** How a cell looks. */
export interface Look {
  /** The number format; null for text. */
  readonly pattern: string | null;
  readonly font: 'plain' | 'bold';
  /** A line below the header, above the totals. */
  readonly line: 'none' | 'below' | 'above';
  readonly align: 'start' | 'end' | 'wrap';
}

/** Numbers from here on are a workbook's own formats. */
const firstOwnFormat = 164;
const fonts = ['plain', 'bold'] as const;
const lines = ['none', 'below', 'above'] as const;

/** The looks that the cells of a workbook use, each by its place in the style sheet. */
export class Styles {
  readonly #places = new Map<string, number>();
  readonly #looks: Look[] = [];
  readonly #patterns: string[] = [];

  constructor() {
    // Place 0 is what cells without a style have.
    this.placeOf({ pattern: null, font: 'plain', line: 'none', align: 'start' });
  }

  /** The place of a look; a new one gets the next. */
  placeOf(look: Look): number {
    const key = `${look.font} ${look.line} ${look.align} ${look.pattern ?? ''}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    if (look.pattern !== null && !this.#patterns.includes(look.pattern))
      this.#patterns.push(look.pattern);
    this.#places.set(key, this.#looks.length);
    return this.#looks.push(look) - 1;
  }

  /** The style sheet; written after all cells. */
  toXml(): string {
    const formats = this.#patterns.map(
      (pattern, place) =>
        `<numFmt numFmtId="${firstOwnFormat + place}" formatCode="${escapeXml(pattern)}"/>`,
    );
    const font = (bold: string): string =>
      `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
    const border = (inner: string): string => `<border><left/><right/>${inner}<diagonal/></border>`;
    const thin = 'style="thin"><color rgb="FF7E8A89"/>';
    return [
      xmlHead,
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '',
      `<fonts count="2">${font('')}${font('<b/>')}</fonts>`,
      '<fills count="2"><fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill></fills>',
      `<borders count="3">${border('<top/><bottom/>')}`,
      border(`<top/><bottom ${thin}</bottom>`),
      `${border(`<top ${thin}</top><bottom/>`)}</borders>`,
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${this.#looks.length}">`,
      ...this.#looks.map((look) => this.#format(look)),
      '</cellXfs>',
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }

  #format({ pattern, font, line, align }: Look): string {
    const format = pattern === null ? 0 : firstOwnFormat + this.#patterns.indexOf(pattern);
    const ids = `numFmtId="${format}" fontId="${fonts.indexOf(font)}" fillId="0" borderId="${lines.indexOf(line)}" xfId="0"`;
    const alignment =
      align === 'wrap'
        ? '<alignment vertical="top" wrapText="1"/>'
        : `<alignment vertical="top" horizontal="${align === 'end' ? 'right' : 'left'}"/>`;
    return `<xf ${ids} applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
  }
}
