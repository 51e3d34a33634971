import { JsonSyntaxError, JsonTokens, type JsonToken } from './json-tokens.ts';
import { JsonValues, type JsonObject, type JsonValue } from './json-values.ts';

/**
 * Where a file keeps its records: `lines` has one after the other (JSON Lines), `document` has them in
 * an array, or in arrays inside an object, or is one record itself.
 */
export type JsonLayout = 'lines' | 'document';

/** Looks at the first bytes of a file: a second value after the first object means lines. */
export function guessLayout(head: Uint8Array, name: string): JsonLayout {
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'lines';
  const tokens = new JsonTokens();
  tokens.push(head);
  try {
    if (tokens.next() !== '{') return 'document';
    for (let token = tokens.next(); token !== 'more'; token = tokens.next()) {
      if (tokens.depth > 0) continue;
      return tokens.next() === '{' ? 'lines' : 'document';
    }
  } catch (cause) {
    // Whoever reads the file to its end says what is wrong with it.
    if (!(cause instanceof JsonSyntaxError)) throw cause;
  }
  return 'document';
}

/** Finds the records in the tokens of a file; holds one record at a time. */
export class JsonRecords {
  /** Path of the array that holds the record; empty at the outermost level. */
  table = '';
  record: JsonValue = null;
  /** Whether the record is what an outermost object holds beside its arrays of records. */
  isRest = false;

  private readonly values = new JsonValues();
  private readonly path: string[] = [];
  private rest: JsonObject = new Map();
  private state: 'outside' | 'object' | 'array' | 'record' = 'outside';
  /** An array inside an object whose first element is yet to be seen. */
  private isNewArray = false;
  /** Where the value that is being put together goes to. */
  private target: 'record' | 'rest' = 'record';
  private before: 'outside' | 'object' | 'array' = 'outside';

  constructor(
    private readonly tokens: JsonTokens,
    private readonly layout: JsonLayout,
  ) {}

  /** Goes to the next record; `more` asks for further bytes. */
  next(): 'record' | 'more' | 'end' {
    for (;;) {
      const token = this.tokens.next();
      if (token === 'more' || token === 'end') return token;
      if (this.take(token)) return 'record';
    }
  }

  private take(token: JsonToken): boolean {
    switch (this.state) {
      case 'record':
        return this.build(token);
      case 'outside':
        return this.takeOutside(token);
      case 'array':
        if (token !== ']') return this.start(token, 'record');
        this.state = this.path.length === 0 ? 'outside' : 'object';
        if (this.path.length > 0) this.path.pop();
        return false;
      case 'object':
        return this.takeInside(token);
    }
  }

  private takeOutside(token: JsonToken): boolean {
    if (this.layout === 'document' && token === '[') {
      this.state = 'array';
      return false;
    }
    if (this.layout === 'document' && token === '{') {
      this.state = 'object';
      this.rest = new Map();
      return false;
    }
    return this.start(token, 'record');
  }

  private takeInside(token: JsonToken): boolean {
    if (this.isNewArray) {
      this.isNewArray = false;
      if (token === '{' || token === '[') {
        this.state = 'array';
        return this.start(token, 'record');
      }
      // An array of plain values belongs to what stands beside the tables.
      this.values.take('[', '');
      return this.start(token, 'rest');
    }
    if (token === 'key') {
      this.path.push(this.tokens.text);
      return false;
    }
    if (token === '}') {
      if (this.path.length > 0) {
        this.path.pop();
        return false;
      }
      this.state = 'outside';
      return this.finish(this.rest, true);
    }
    if (token === '{') return false;
    if (token === '[') {
      this.isNewArray = true;
      return false;
    }
    return this.start(token, 'rest');
  }

  private start(token: JsonToken, target: 'record' | 'rest'): boolean {
    if (this.state !== 'record') this.before = this.state;
    this.state = 'record';
    this.target = target;
    return this.build(token);
  }

  private build(token: JsonToken): boolean {
    if (!this.values.take(token, this.tokens.text)) return false;
    this.state = this.before;
    if (this.target === 'record') return this.finish(this.values.value, false);
    this.rest.set(this.path.join('.'), this.values.value);
    this.path.pop();
    return false;
  }

  private finish(record: JsonValue, isRest: boolean): boolean {
    this.record = record;
    this.isRest = isRest;
    this.table = this.path.join('.');
    return true;
  }
}
