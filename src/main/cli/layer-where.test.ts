import { expect, it } from 'vitest';
import { parseCondition } from './layer-where.ts';

it.each([
  ['industry=医疗, 制药', { kind: 'text', field: 'industry', test: 'is', values: ['医疗', '制药'] }],
  ['channel <> 直营', { kind: 'text', field: 'channel', test: 'isNot', values: ['直营'] }],
  ['name~医院', { kind: 'text', field: 'name', test: 'contains', values: ['医院'] }],
  ['industry=', { kind: 'text', field: 'industry', test: 'isEmpty', values: [] }],
  ['class=A,B', { kind: 'class', values: ['A', 'B'] }],
  ['potential>=100000.5', { kind: 'number', field: 'potential', test: 'atLeast', value: 10_000_050 }],
  ['calls<12', { kind: 'number', field: 'calls', test: 'below', value: 12 }],
])('understands %s', (text, expected) => {
  expect(parseCondition(text)).toEqual(expected);
});

it.each([
  '',
  'industry',
  'colour=red',
  'class=D',
  'class>=A',
  'potential=5',
  'potential>=',
  'sales<x',
  'name~',
])('does not take %j', (text) => {
  expect(parseCondition(text)).toBeNull();
});
