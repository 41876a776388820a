import {
  type LayerCondition,
  type LayerConditionGroup,
  type LayerNumberField,
  type LayerRule,
  type LayerTextField,
  layerNumberFields,
  layerTextFields,
} from '../../../shared/domain/layer-rule.ts';

/** Everything a condition can be about, in the order it is offered. */
export const ruleFields = ['class', ...layerTextFields, ...layerNumberFields] as const;
export type RuleField = (typeof ruleFields)[number];

/** Fields whose figures are fen in the plan and yuan on screen. */
const amounts: ReadonlySet<string> = new Set(['sales', 'previousSales', 'potential']);

const isNumberField = (field: RuleField): field is LayerNumberField =>
  layerNumberFields.some((one) => one === field);

export function fieldOf(condition: LayerCondition): RuleField {
  return condition.kind === 'class' ? 'class' : condition.field;
}

/** A condition about a field, asking nothing yet. */
export function emptyCondition(field: RuleField): LayerCondition {
  if (field === 'class') return { kind: 'class', values: ['A'] };
  if (isNumberField(field)) return { kind: 'number', field, test: 'atLeast', value: 0 };
  return { kind: 'text', field: field as LayerTextField, test: 'is', values: [] };
}

export const emptyGroup = (): LayerConditionGroup => ({
  kind: 'group',
  match: 'any',
  conditions: [emptyCondition('industry')],
});

export const emptyRule = (): LayerRule => ({ match: 'all', conditions: [emptyCondition('industry')] });

/** A figure as it is typed: yuan for amounts. */
export const shownValue = (field: LayerNumberField, value: number) =>
  amounts.has(field) ? value / 100 : value;
export const storedValue = (field: LayerNumberField, value: number) =>
  amounts.has(field) ? Math.round(value * 100) : value;

/** Whether every condition says what it looks for, so that the rule can be kept. */
export function isComplete(rule: LayerRule): boolean {
  const conditions = rule.conditions.flatMap((one) => (one.kind === 'group' ? one.conditions : [one]));
  return (
    conditions.length > 0 &&
    conditions.every(
      (one) =>
        one.kind === 'number' ||
        (one.kind === 'class' ? one.values.length > 0 : one.test === 'isEmpty' || one.values.length > 0),
    )
  );
}
