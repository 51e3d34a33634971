import { describe, expect, it } from 'vitest';
import { readComplaint } from './place.ts';

const before = 'select * from (\n';

describe('the place of an error', () => {
  it('is read from the picture under the message, where Chinese takes two columns', () => {
    const query = "select '😀中文', foo from lines";
    const raw = `Binder Error: Referenced column "foo" not found in FROM clause!\nCandidate bindings: "customer"\n\nLINE 2: ${query}\n                         ^`;
    expect(readComplaint(raw, query, before)).toEqual({
      message: 'Referenced column "foo" not found in FROM clause!\nCandidate bindings: "customer"',
      place: { from: query.indexOf('foo'), to: query.indexOf(' from'), line: 1, column: 15 },
    });
  });

  it('is read from a position in characters', () => {
    const query = "select '中文'\n fro lines x";
    const at = query.indexOf('lines');
    const raw = JSON.stringify({
      exception_type: 'Parser',
      exception_message: 'syntax error at or near "lines"\n\nLINE 3:  fro lines x\n     ^',
      position: String(before.length + at),
    });
    expect(readComplaint(raw, query, before)).toEqual({
      message: 'syntax error at or near "lines"',
      place: { from: at, to: at + 5, line: 2, column: 6 },
    });
  });

  it('is found in a line that the picture cuts', () => {
    const query = `select '${'a'.repeat(120)}' as x, upper(1, 2), '${'b'.repeat(80)}'`;
    const column = 54 + 3;
    const excerpt = `...${query.slice(query.indexOf('upper') - 54, query.indexOf('upper') + 50)}...`;
    const raw = `Binder Error: No function matches\n\nLINE 2: ${excerpt}\n${' '.repeat(column + 8)}^`;
    expect(readComplaint(raw, query, before).place?.from).toBe(query.indexOf('upper'));
  });

  it('is unknown where the engine names none, or one outside the query', () => {
    expect(readComplaint('Out of Range Error: Overflow', 'select 1', before)).toEqual({
      message: 'Overflow',
      place: null,
    });
    expect(
      readComplaint('Parser Error: x\n\nLINE 9: )\n        ^', 'select 1', before).place,
    ).toBeNull();
  });
});
