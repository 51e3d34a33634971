import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { XmlError, XmlTokens } from './xml-tokens.ts';

/** All tokens of a document as short texts; neighbouring texts are joined. */
function tokensOf(pieces: readonly string[], attribute = 'a'): string[] {
  const tokens = new XmlTokens();
  const found: string[] = [];
  let text = '';
  for (const piece of pieces) {
    tokens.push(piece);
    while (tokens.next()) {
      if (tokens.kind === 'text') {
        text += tokens.text;
        continue;
      }
      if (text !== '') found.push(`"${text}"`);
      text = '';
      const value = tokens.kind === 'open' ? tokens.attribute(attribute) : null;
      found.push(
        `${tokens.kind === 'open' ? '+' : '-'}${tokens.name}${value === null ? '' : `=${value}`}`,
      );
    }
  }
  tokens.end();
  return found;
}

test('elements open and close around their text', () => {
  expect(tokensOf(['<r><c a="1">x</c><c/></r>'])).toEqual([
    '+r',
    '+c=1',
    '"x"',
    '-c',
    '+c',
    '-c',
    '-r',
  ]);
});

test('prefixes of elements and attributes do not count', () => {
  expect(tokensOf(['<x:r ba="0" y:a="1"></x:r>'])).toEqual(['+r=1', '-r']);
});

test('references become characters, in texts and in values', () => {
  expect(tokensOf(['<r a="&lt;&#x4E2D;">&amp;amp; &#128512;&quot;&apos;&gt;</r>'])).toEqual([
    '+r=<中',
    '"&amp; 😀"\'>"',
    '-r',
  ]);
});

test('a value may hold the end of a tag and the other quote', () => {
  expect(tokensOf([`<r a = '/>"' ><c a=">'"/></r>`])).toEqual(['+r=/>"', `+c=>'`, '-c', '-r']);
});

test('declarations, instructions and comments are passed over', () => {
  expect(tokensOf(['<?xml version="1.0"?>\n<!-- <r> --><r>a<!-- b -->c<?d e?></r>\n'])).toEqual([
    '+r',
    '"ac"',
    '-r',
  ]);
});

test('character data keeps what would be markup', () => {
  expect(tokensOf(['<r><![CDATA[<b>&amp;]]]]></r>'])).toEqual(['+r', '"<b>&amp;]]"', '-r']);
});

test('line ends become line feeds, except where they are written as references', () => {
  expect(tokensOf(['<r>a\r\nb\rc&#13;</r>'])).toEqual(['+r', '"a\nb\nc\r"', '-r']);
});

test('where the pieces are cut makes no difference', () => {
  const document =
    `<?xml version="1.0"?><!--c--><x:r a='1"' b="2"> t &amp; 😀\r\n<c a = ">"/>` +
    '<![CDATA[ ]] > ]]><d>&#x41;</d ></x:r> ';
  const whole = tokensOf([document]);
  expect(whole).toEqual([
    '+r=1"',
    '" t & 😀\n"',
    '+c=>',
    '-c',
    '" ]] > "',
    '+d',
    '"A"',
    '-d',
    '-r',
  ]);
  fc.assert(
    fc.property(fc.array(fc.nat(document.length)), (cuts) => {
      const ends = [...cuts.toSorted((a, b) => a - b), document.length];
      const pieces = ends.map((end, i) => document.slice(ends[i - 1] ?? 0, end));
      expect(tokensOf(pieces)).toEqual(whole);
    }),
  );
});

test('a long text comes in parts that tear no reference and no line end apart', () => {
  const long = `${'x'.repeat(65_533)}&amp;${'y'.repeat(65_531)}\r\n`;
  const pieces = [
    `<r>${long.slice(0, 65_536)}`,
    long.slice(65_536, 131_070),
    `${long.slice(131_070)}</r>`,
  ];
  expect(tokensOf(pieces)[1]).toBe(`"${'x'.repeat(65_533)}&${'y'.repeat(65_531)}\n"`);
});

describe('refuses', () => {
  test.each([
    ['nothing', ''],
    ['text without an element', 'hello'],
    ['an element that is not closed', '<r><c></r>'],
    ['a document that is cut short', '<r><c>1</c>'],
    ['a tag that is cut short', '<r></r><'],
    ['a text that is cut short', '<r>abc'],
    ['a closing tag of another element', '<r></rr>'],
    ['a closing tag too many', '<r></r></r>'],
    ['a second document', '<r/><r/>'],
    ['text after the document', '<r/>x'],
    ['an attribute without a value', '<r a></r>'],
    ['an attribute without quotes', '<r a=1></r>'],
    ['a slash inside a tag', '<r / a="1"></r>'],
    ['an unknown reference', '<r>&nbsp;</r>'],
    ['an ampersand that starts no reference', '<r>a & b</r>'],
    ['a character that is none', '<r>&#x110000;</r>'],
    ['a document type', '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>'],
  ])('%s', (_, document) => {
    expect(() => tokensOf([document])).toThrow(XmlError);
  });
});
