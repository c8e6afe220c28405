import { expect, test } from 'vitest';
import { allowedInstead } from './api-methods';

const among = [
  { path: '/api/v1/receipts/[number]', methods: ['GET'] },
  { path: '/api/v1/receipts/check', methods: ['POST'] },
  { path: '/api/v1/requests/[requestId]/draft', methods: ['GET', 'PUT', 'DELETE'] },
  { path: '/api/v1/openapi.json', methods: ['GET'] },
];

test('a method that an address does not take is answered with those it does', () => {
  expect(allowedInstead('/api/v1/requests/1/draft', 'POST', among)).toEqual([
    'OPTIONS',
    'HEAD',
    'GET',
    'PUT',
    'DELETE',
  ]);
  expect(allowedInstead('/api/v1/receipts/check', 'GET', among)).toEqual(['OPTIONS', 'POST']);
});

test('a method that an address takes passes, and so does what Next answers for it', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    expect(allowedInstead('/api/v1/receipts/KV-1', method, among)).toBeNull();
  expect(allowedInstead('/api/v1/receipts/check', 'POST', among)).toBeNull();
});

test('an address that is nowhere passes, to be answered as one that is not found', () => {
  expect(allowedInstead('/api/v1/nowhere', 'POST', among)).toBeNull();
  expect(allowedInstead('/api/v1/openapi-json', 'POST', among)).toBeNull();
});
