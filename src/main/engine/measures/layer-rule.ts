import type { LayerCondition, LayerRule } from '../../../shared/domain/layer-rule.ts';
import { customerClasses } from '../../../shared/domain/settings.ts';

/** Accounts as columns: index i is account i. */
export interface RuleColumns {
  readonly count: number;
  text(field: Extract<LayerCondition, { kind: 'text' }>['field']): readonly string[];
  number(field: Extract<LayerCondition, { kind: 'number' }>['field']): Float64Array;
  /** Class code 1..3. */
  readonly classes: Uint8Array;
}

/** Letter case, full width and outer blanks do not tell one word from another. */
export const plainText = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/**
 * Which accounts a rule selects.
 * @returns 1 per account selected; a rule without conditions selects none
 */
export function matchRule(rule: LayerRule, columns: RuleColumns): Uint8Array {
  const parts = rule.conditions.map((condition) =>
    condition.kind === 'group'
      ? combine(
          condition.match,
          condition.conditions.map((inner) => matchCondition(inner, columns)),
          columns.count,
        )
      : matchCondition(condition, columns),
  );
  return combine(rule.match, parts, columns.count);
}

function combine(match: 'all' | 'any', parts: readonly Uint8Array[], count: number): Uint8Array {
  const result = new Uint8Array(count);
  if (parts.length === 0) return result;
  if (match === 'all') result.fill(1);
  for (const part of parts) {
    for (let row = 0; row < count; row++) {
      if (match === 'all') result[row] &= part[row];
      else result[row] |= part[row];
    }
  }
  return result;
}

function matchCondition(condition: LayerCondition, columns: RuleColumns): Uint8Array {
  const result = new Uint8Array(columns.count);
  if (condition.kind === 'class') {
    const wanted = new Set(condition.values.map((letter) => customerClasses.indexOf(letter) + 1));
    for (let row = 0; row < columns.count; row++) result[row] = Number(wanted.has(columns.classes[row]));
  } else if (condition.kind === 'number') {
    const values = columns.number(condition.field);
    const { test, value } = condition;
    for (let row = 0; row < columns.count; row++)
      result[row] = Number(test === 'atLeast' ? values[row] >= value : values[row] < value);
  } else {
    const holds = textTest(condition);
    const texts = columns.text(condition.field);
    // Few different words in many rows.
    const known = new Map<string, number>();
    for (let row = 0; row < columns.count; row++) {
      let held = known.get(texts[row]);
      if (held === undefined) {
        held = Number(holds(plainText(texts[row])));
        known.set(texts[row], held);
      }
      result[row] = held;
    }
  }
  return result;
}

function textTest({ test, values }: Extract<LayerCondition, { kind: 'text' }>): (text: string) => boolean {
  const wanted = values.map(plainText).filter((value) => value !== '');
  const set = new Set(wanted);
  switch (test) {
    case 'is':
      return (text) => set.has(text);
    case 'isNot':
      return (text) => !set.has(text);
    case 'contains':
      return (text) => wanted.some((value) => text.includes(value));
    default:
      return (text) => text === '';
  }
}
