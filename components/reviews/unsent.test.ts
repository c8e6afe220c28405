import { expect, test } from 'vitest';
import { forgetSent, keepUnsent, unsentAt } from './unsent';

test('what is typed for one request waits for that one alone', () => {
  keepUnsent('/a', 'Takk.');
  expect(unsentAt('/a')).toBe('Takk.');
  expect(unsentAt('/b')).toBe('');
});

test('what was sent is forgotten, and what was typed after it is not', () => {
  keepUnsent('/a', 'Takk.');
  forgetSent('/a', 'Takk.');
  expect(unsentAt('/a')).toBe('');
  keepUnsent('/a', 'Takk. Og');
  forgetSent('/a', 'Takk.');
  expect(unsentAt('/a')).toBe('Takk. Og');
});
