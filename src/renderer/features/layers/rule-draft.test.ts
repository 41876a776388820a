import { expect, it } from 'vitest';
import { layerCondition } from '../../../shared/domain/layer-rule.ts';
import {
  emptyCondition,
  emptyGroup,
  emptyRule,
  isComplete,
  ruleFields,
  shownValue,
  storedValue,
} from './rule-draft.ts';

it('offers a condition for every field, each of a kind the contract takes', () => {
  for (const field of ruleFields) expect(layerCondition.safeParse(emptyCondition(field)).success).toBe(true);
});

it('amounts are typed in yuan and kept in fen', () => {
  expect(storedValue('potential', 1234.56)).toBe(123_456);
  expect(shownValue('potential', 123_456)).toBe(1234.56);
  expect(storedValue('calls', 12)).toBe(12);
});

it('is complete when every condition, inside groups too, says what it looks for', () => {
  expect(isComplete(emptyRule())).toBe(false);
  expect(isComplete({ match: 'all', conditions: [] })).toBe(false);
  expect(isComplete({ match: 'all', conditions: [emptyCondition('class'), emptyGroup()] })).toBe(false);
  expect(isComplete({ match: 'all', conditions: [emptyCondition('class'), emptyCondition('sales')] })).toBe(
    true,
  );
  const unknown = { kind: 'text' as const, field: 'industry' as const, test: 'isEmpty' as const, values: [] };
  expect(isComplete({ match: 'any', conditions: [unknown] })).toBe(true);
});
