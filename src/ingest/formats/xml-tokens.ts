/** Text that is not well-formed XML. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** Characters of one text after which it is handed out in parts. */
const longestText = 1 << 16;
/** Characters of one tag or comment above which nothing sensible can follow. */
const longestTag = 1 << 24;

/**
 * The tokens of an XML document that comes in pieces: `push` a piece, then take tokens with `next`
 * until it returns false; `end` after the last piece. Names are local names (`row` for `x:row`). An
 * empty element opens and closes; one text may come in several tokens. Comments and processing
 * instructions are passed over, and a document type, which could define entities, is refused. Ill
 * formed text fails with an `XmlError`; what a token holds is valid until the next call.
 */
export class XmlTokens {
  kind: 'open' | 'close' | 'text' = 'text';
  name = '';

  #text = '';
  #at = 0;
  #from = 0;
  #to = 0;
  #isRaw = false;
  #hasRoot = false;
  #closesNext = false;
  readonly #path: string[] = [];
  /** Name start, name end, value start and value end of every attribute of the open tag. */
  readonly #spans: number[] = [];

  push(piece: string): void {
    this.#text = this.#text.slice(this.#at) + piece;
    this.#at = 0;
  }

  /** Fails unless the document is complete. */
  end(): void {
    const isRest = this.#text.slice(this.#at).trim() !== '';
    if (isRest || this.#path.length > 0 || !this.#hasRoot) throw new XmlError('cut short');
  }

  /** Moves to the next token; false where another piece is needed. */
  next(): boolean {
    if (this.#closesNext) {
      this.#closesNext = false;
      this.#leave();
      return true;
    }
    const text = this.#text;
    while (this.#at < text.length) {
      const at = this.#at;
      if (text.charCodeAt(at) !== lessThan) {
        if (!this.#takeText()) return false;
        if (this.#path.length > 0) return true;
        if (text.slice(this.#from, this.#to).trim() !== '') throw new XmlError('text at the top');
        continue;
      }
      const code = text.charCodeAt(at + 1);
      if (Number.isNaN(code)) return false;
      if (code === slash) return this.#takeClose();
      if (code === question) {
        if (!this.#skip('?>', 2)) return false;
      } else if (code === exclamation) {
        const mark = text.slice(at, at + 9);
        if (mark.startsWith('<!--')) {
          if (!this.#skip('-->', 4)) return false;
        } else if (mark === '<![CDATA[') {
          const from = at + 9;
          if (!this.#skip(']]>', 9)) return false;
          if (this.#path.length === 0) throw new XmlError('text at the top');
          this.#setText(from, this.#at - 3, true);
          return true;
        } else if ('<![CDATA['.startsWith(mark) || '<!--'.startsWith(mark)) return false;
        else throw new XmlError('a document type');
      } else return this.#takeOpen();
    }
    return false;
  }

  /** The value of an attribute of the tag just opened, by local name, or null. */
  attribute(name: string): string | null {
    const spans = this.#spans;
    for (let i = 0; i < spans.length; i += 4) {
      const to = spans[i + 1] as number;
      const from = to - name.length;
      const start = spans[i] as number;
      if (from < start || !this.#text.startsWith(name, from)) continue;
      if (from > start && this.#text.charCodeAt(from - 1) !== colon) continue;
      const value = this.#text.slice(spans[i + 2], spans[i + 3]);
      return value.includes('&') ? decoded(value) : value;
    }
    return null;
  }

  /** The characters of a text token, references resolved. */
  get text(): string {
    const text = this.#text.slice(this.#from, this.#to);
    if (!this.#isRaw) return plain.test(text) ? text : decoded(text);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  #setText(from: number, to: number, isRaw: boolean): void {
    this.kind = 'text';
    this.#from = from;
    this.#to = to;
    this.#isRaw = isRaw;
  }

  #takeText(): boolean {
    let end = this.#text.indexOf('<', this.#at);
    if (end < 0) {
      end = this.#text.length;
      if (end - this.#at < longestText) return false;
      // A reference and a line end are not torn apart.
      const reference = this.#text.lastIndexOf('&', end);
      if (end - reference < 16) end = reference;
      else if (this.#text.charCodeAt(end - 1) === carriageReturn) end--;
    }
    this.#setText(this.#at, end, false);
    this.#at = end;
    return true;
  }

  #skip(mark: string, offset: number): boolean {
    const end = this.#text.indexOf(mark, this.#at + offset);
    if (end < 0) return this.#wait();
    this.#at = end + mark.length;
    return true;
  }

  #takeClose(): boolean {
    const end = this.#text.indexOf('>', this.#at);
    if (end < 0) return this.#wait();
    const name = this.#path.at(-1);
    const from = this.#at + 2;
    if (name === undefined || !this.#text.startsWith(name, from)) throw new XmlError('nesting');
    if (this.#text.slice(from + name.length, end).trim() !== '') throw new XmlError('nesting');
    this.#at = end + 1;
    this.#leave();
    return true;
  }

  #leave(): void {
    this.kind = 'close';
    this.name = localName(this.#path.pop() ?? '');
  }

  #takeOpen(): boolean {
    const text = this.#text;
    const spans = this.#spans;
    spans.length = 0;
    let at = this.#at + 1;
    while (at < text.length && !endsName(text.charCodeAt(at))) at++;
    const nameEnd = at;
    for (;;) {
      while (isSpace(text.charCodeAt(at))) at++;
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) return this.#wait();
      if (code === greaterThan || code === slash) break;
      const nameFrom = at;
      while (at < text.length && !endsName(text.charCodeAt(at))) at++;
      const nameTo = at;
      while (isSpace(text.charCodeAt(at))) at++;
      if (at >= text.length) return this.#wait();
      if (text.charCodeAt(at) !== equals || nameTo === nameFrom) throw new XmlError('attribute');
      at++;
      while (isSpace(text.charCodeAt(at))) at++;
      if (at >= text.length) return this.#wait();
      const quote = text.charAt(at);
      if (quote !== '"' && quote !== "'") throw new XmlError('attribute');
      const valueEnd = text.indexOf(quote, at + 1);
      if (valueEnd < 0) return this.#wait();
      spans.push(nameFrom, nameTo, at + 1, valueEnd);
      at = valueEnd + 1;
    }
    const isEmpty = text.charCodeAt(at) === slash;
    if (isEmpty) at++;
    if (at >= text.length) return this.#wait();
    if (text.charCodeAt(at) !== greaterThan) throw new XmlError('tag');
    const name = text.slice(this.#at + 1, nameEnd);
    if (name === '' || (this.#path.length === 0 && this.#hasRoot)) throw new XmlError('root');
    this.#hasRoot = true;
    this.#path.push(name);
    this.#closesNext = isEmpty;
    this.#at = at + 1;
    this.kind = 'open';
    this.name = localName(name);
    return true;
  }

  #wait(): false {
    if (this.#text.length - this.#at > longestTag) throw new XmlError('endless tag');
    return false;
  }
}

const [lessThan, greaterThan, slash, question, exclamation, equals, colon, carriageReturn] = [
  0x3c, 0x3e, 0x2f, 0x3f, 0x21, 0x3d, 0x3a, 0x0d,
];

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

const endsName = (code: number): boolean =>
  isSpace(code) || code === greaterThan || code === slash || code === equals;

function localName(name: string): string {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const plain = /^[^&\r]*$/;

function decoded(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replace(/&([^;&]{0,12};?)/g, (_, reference: string) => character(reference));
}

function character(reference: string): string {
  if (!reference.endsWith(';')) throw new XmlError('reference');
  const word = reference.slice(0, -1);
  const code = /^#x[0-9a-f]+$/i.test(word)
    ? parseInt(word.slice(2), 16)
    : /^#\d+$/.test(word)
      ? parseInt(word.slice(1), 10)
      : null;
  if (code !== null && code <= 0x10ffff) return String.fromCodePoint(code);
  const known = named.get(word);
  if (known === undefined) throw new XmlError('reference');
  return known;
}
