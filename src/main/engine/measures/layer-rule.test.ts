import { expect, it } from 'vitest';
import type { LayerCondition, LayerRule } from '../../../shared/domain/layer-rule.ts';
import { matchRule, type RuleColumns } from './layer-rule.ts';

const columns: RuleColumns = {
  count: 4,
  classes: Uint8Array.of(1, 2, 3, 1),
  text: (field) =>
    field === 'industry' ? ['医疗', ' ＭＥＤical ', '', '机械'] : ['直营', '经销', '经销', '经销'],
  number: (field) => (field === 'potential' ? Float64Array.of(10, 20, 30, 40) : Float64Array.of(0, 0, 5, 5)),
};
const text = (
  test: 'is' | 'isNot' | 'contains' | 'isEmpty',
  values: string[],
  field: 'industry' | 'channel' = 'industry',
): LayerCondition => ({ kind: 'text', field, test, values });
const selected = (match: LayerRule['match'], ...conditions: LayerRule['conditions']) => [
  ...matchRule({ match, conditions }, columns),
];

it('texts are compared without regard to case, width and outer blanks', () => {
  expect(selected('all', text('is', ['医疗', 'medical']))).toEqual([1, 1, 0, 0]);
  expect(selected('all', text('isNot', ['医疗']))).toEqual([0, 1, 1, 1]);
  expect(selected('all', text('contains', ['DIC', '械']))).toEqual([0, 1, 0, 1]);
  expect(selected('all', text('contains', ['']))).toEqual([0, 0, 0, 0]);
  expect(selected('all', text('isEmpty', []))).toEqual([0, 0, 1, 0]);
});

it('classes and thresholds: at least includes the threshold, below does not', () => {
  expect(selected('all', { kind: 'class', values: ['A', 'C'] })).toEqual([1, 0, 1, 1]);
  expect(selected('all', { kind: 'number', field: 'potential', test: 'atLeast', value: 20 })).toEqual([
    0, 1, 1, 1,
  ]);
  expect(selected('all', { kind: 'number', field: 'potential', test: 'below', value: 20 })).toEqual([
    1, 0, 0, 0,
  ]);
});

it('all and any, and groups of conditions inside', () => {
  const a: LayerCondition = { kind: 'class', values: ['A'] };
  const channel = text('is', ['经销'], 'channel');
  expect(selected('all', a, channel)).toEqual([0, 0, 0, 1]);
  expect(selected('any', a, channel)).toEqual([1, 1, 1, 1]);
  expect(
    selected('any', text('is', ['医疗']), { kind: 'group', match: 'all', conditions: [a, channel] }),
  ).toEqual([1, 0, 0, 1]);
  expect(selected('all')).toEqual([0, 0, 0, 0]);
  expect(selected('any')).toEqual([0, 0, 0, 0]);
});
