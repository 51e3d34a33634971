import { utf8Text } from './value-text.ts';

/** What a token is; `more` asks for further bytes, `end` is the end of the text. */
export type JsonToken =
  '{' | '}' | '[' | ']' | 'key' | 'string' | 'number' | 'true' | 'false' | 'null' | 'more' | 'end';

/** Thrown where a text is no JSON. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
}

const deepest = 64;
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const words = { 0x74: 'true', 0x66: 'false', 0x6e: 'null' } as const;

/** What may come next. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd';

/**
 * Cuts UTF-8 bytes into the tokens of JSON and checks their grammar. Bytes are pushed as they are
 * read; tokens are pulled until `more` asks for the next bytes, so that no more is held than a block
 * and an unfinished token. Any number of values may follow one another: JSON Lines are read as well.
 */
export class JsonTokens {
  /** 1-based line of the token that was pulled last. */
  line = 1;
  /** Of a key or string its text; of a number its text as it stands in the file. */
  text = '';
  /** Brackets that are open after the token. */
  depth = 0;

  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private isComplete = false;
  private expected: Expected = 'value';
  private readonly open: ('{' | '[')[] = [];

  push(bytes: Uint8Array): void {
    const rest = this.bytes.subarray(this.at);
    if (rest.length === 0) {
      this.bytes = bytes;
    } else {
      this.bytes = new Uint8Array(rest.length + bytes.length);
      this.bytes.set(rest);
      this.bytes.set(bytes, rest.length);
    }
    this.at = 0;
  }

  /** Says that no bytes will follow. */
  complete(): void {
    this.isComplete = true;
  }

  /** Fails with `JsonSyntaxError`; `line` then says where. */
  next(): JsonToken {
    for (;;) {
      const byte = this.skipSpace();
      if (byte === -1) {
        if (!this.isComplete) return 'more';
        if (this.open.length > 0) throw new JsonSyntaxError('ends within a value');
        return 'end';
      }
      // Commas and colons only change what is expected; everything else is a token.
      if (byte === 0x2c && this.expected === 'commaOrEnd' && this.open.length > 0) {
        this.expected = this.open[this.open.length - 1] === '{' ? 'key' : 'value';
        this.at++;
      } else if (byte === 0x3a && this.expected === 'colon') {
        this.expected = 'value';
        this.at++;
      } else {
        return this.token(byte);
      }
    }
  }

  private token(byte: number): JsonToken {
    if (byte === 0x7d) return this.close('{', 'keyOrEnd');
    if (byte === 0x5d) return this.close('[', 'valueOrEnd');
    if (this.expected === 'key' || this.expected === 'keyOrEnd') {
      if (byte !== 0x22) throw new JsonSyntaxError('a key is missing');
      if (!this.string()) return 'more';
      this.expected = 'colon';
      return 'key';
    }
    if (this.expected !== 'value' && this.expected !== 'valueOrEnd') {
      throw new JsonSyntaxError('a comma or colon is missing');
    }
    if (byte === 0x7b || byte === 0x5b) return this.begin(byte === 0x7b ? '{' : '[');
    if (byte === 0x22) return this.string() ? this.valueEnds('string') : 'more';
    if (byte === 0x74 || byte === 0x66 || byte === 0x6e) return this.word(words[byte]);
    return this.number();
  }

  private begin(bracket: '{' | '['): JsonToken {
    if (this.open.length >= deepest) throw new JsonSyntaxError('too deep');
    this.at++;
    this.open.push(bracket);
    this.depth = this.open.length;
    this.expected = bracket === '{' ? 'keyOrEnd' : 'valueOrEnd';
    return bracket;
  }

  private close(bracket: '{' | '[', whenEmpty: Expected): JsonToken {
    const isOpen = this.open[this.open.length - 1] === bracket;
    if (!isOpen || (this.expected !== 'commaOrEnd' && this.expected !== whenEmpty)) {
      throw new JsonSyntaxError('a bracket is out of place');
    }
    this.at++;
    this.open.pop();
    this.depth = this.open.length;
    return this.valueEnds(bracket === '{' ? '}' : ']');
  }

  private valueEnds(token: JsonToken): JsonToken {
    this.expected = this.open.length === 0 ? 'value' : 'commaOrEnd';
    return token;
  }

  /** The next byte that is no white space, without taking it; -1 where the bytes end. */
  private skipSpace(): number {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] as number;
      if (byte === 0x0a) this.line++;
      else if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) return byte;
    }
    return -1;
  }

  private word(word: 'true' | 'false' | 'null'): JsonToken {
    if (this.bytes.length - this.at < word.length && !this.isComplete) return 'more';
    for (let i = 0; i < word.length; i++) {
      if (this.bytes[this.at + i] !== word.charCodeAt(i)) throw new JsonSyntaxError('no value');
    }
    this.at += word.length;
    return this.valueEnds(word);
  }

  private number(): JsonToken {
    let end = this.at;
    while (end < this.bytes.length && isNumberByte(this.bytes[end] as number)) end++;
    if (end === this.bytes.length && !this.isComplete) return 'more';
    const text = end - this.at > 4096 ? null : utf8Text(this.bytes, this.at, end);
    if (text === null || !number.test(text)) throw new JsonSyntaxError('no value');
    this.text = text;
    this.at = end;
    return this.valueEnds('number');
  }

  /** Reads a string into `text`; false where its end is not there yet. */
  private string(): boolean {
    const { bytes } = this;
    const start = this.at + 1;
    let end = start;
    let hasEscape = false;
    for (; end < bytes.length; end++) {
      const byte = bytes[end] as number;
      if (byte === 0x22) break;
      if (byte === 0x5c) {
        hasEscape = true;
        end++;
      } else if (byte < 0x20) {
        throw new JsonSyntaxError('a string does not end');
      }
    }
    if (end >= bytes.length) {
      if (this.isComplete) throw new JsonSyntaxError('a string does not end');
      return false;
    }
    const text = utf8Text(bytes, start, end);
    if (text === null) throw new JsonSyntaxError('not UTF-8');
    this.text = hasEscape ? unescaped(text) : text;
    this.at = end + 1;
    return true;
  }
}

function isNumberByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2b ||
    byte === 0x2e ||
    byte === 0x65 ||
    byte === 0x45
  );
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    throw new JsonSyntaxError('no such escape');
  }
}
