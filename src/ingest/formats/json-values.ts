import type { JsonToken } from './json-tokens.ts';

/** A number as it stands in the file, so that no digit is lost. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

/** A value of JSON; of keys that repeat, the last one wins. */
export type JsonValue = string | boolean | null | JsonNumber | JsonList | JsonObject;
export type JsonList = JsonValue[];
export type JsonObject = Map<string, JsonValue>;

/** Puts tokens together into values. */
export class JsonValues {
  /** The value that was finished last. */
  value: JsonValue = null;
  private readonly open: (JsonList | JsonObject)[] = [];
  private readonly keys: string[] = [];

  /** Takes the next token; true once it finishes a value that stands in no other. */
  take(token: JsonToken, text: string): boolean {
    switch (token) {
      case '{':
        this.open.push(new Map());
        return false;
      case '[':
        this.open.push([]);
        return false;
      case 'key':
        this.keys.push(text);
        return false;
      case '}':
      case ']':
        return this.place(this.open.pop() ?? null);
      case 'string':
        return this.place(text);
      case 'number':
        return this.place(new JsonNumber(text));
      case 'true':
      case 'false':
        return this.place(token === 'true');
      default:
        return this.place(null);
    }
  }

  private place(value: JsonValue): boolean {
    const parent = this.open[this.open.length - 1];
    if (parent === undefined) {
      this.value = value;
      return true;
    }
    if (parent instanceof Map) parent.set(this.keys.pop() ?? '', value);
    else parent.push(value);
    return false;
  }
}

/** A value as JSON without spaces, its numbers as they stood in the file. */
export function jsonText(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (!(value instanceof Map)) return JSON.stringify(value);
  const fields = Array.from(value, ([key, one]) => `${JSON.stringify(key)}:${jsonText(one)}`);
  return `{${fields.join(',')}}`;
}

/** A value without parts as the text of a cell; null is empty. */
export function scalarText(value: string | boolean | null | JsonNumber): string {
  if (value === null) return '';
  return value instanceof JsonNumber ? value.text : String(value);
}
