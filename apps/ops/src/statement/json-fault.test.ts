import { describe, expect, it } from 'vitest';
import { jsonFaultIn } from './json-fault.ts';

describe('where a text stops being JSON', () => {
  it.each([
    ['{,', 1, 2],
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ["{\n  'a': 1\n}", 2, 3],
    ['{"a": [1, 2}', 1, 12],
    ['{"a": 01}', 1, 7],
    ['{"a": "b\nc"}', 1, 7],
    ['{"a": 1 // one\n}', 1, 9],
    ['{"a": undefined}', 1, 7],
    ['{"a" 1}', 1, 6],
    ['[1, 2', 1, 6],
    ['{} {}', 1, 4],
    ['', 1, 1],
  ])('%j does so in line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow('JSON');
    expect(jsonFaultIn(text)).toEqual({ line, column });
  });

  it('is its end where it never does', () => {
    const json = JSON.stringify({ a: [1.5, -2e10, true, null, 'x"\\u'], b: {}, c: [] }, null, 2);
    expect(jsonFaultIn(json)).toEqual({ line: json.split('\n').length, column: 2 });
  });
});
