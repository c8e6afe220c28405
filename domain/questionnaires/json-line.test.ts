import { expect, test } from 'vitest';
import { lineOf } from './json-line';

const lineIn = (text: string) => {
  try {
    JSON.parse(text);
  } catch (error) {
    return lineOf(error, text);
  }
  return undefined;
};

test('a file that is not JSON is said to break on the line where it does', () => {
  expect(lineIn('{\n  "a": 1\n  "b": 2\n}')).toBe(3);
  expect(lineIn(`[\n${'  10,\n'.repeat(20)}  11\n  12\n]`)).toBe(23);
  expect(lineIn('{"a": 1}')).toBeUndefined();
});

test('browsers say it in different ways, or not at all', () => {
  const text = 'a\nb\nc';
  expect(lineOf(new SyntaxError('Unexpected token c in JSON at position 4'), text)).toBe(3);
  expect(lineOf(new SyntaxError("JSON.parse: expected ',' at line 2 column 3 of the JSON data"), text)).toBe(
    2,
  );
  expect(lineOf(new SyntaxError('JSON Parse error: Unexpected identifier'), text)).toBeNull();
  expect(lineOf('no error', text)).toBeNull();
});
