import {
  type LayerCondition,
  layerCondition,
  layerNumberFields,
  layerTextFields,
} from '../../shared/domain/layer-rule.ts';

const amounts: ReadonlySet<string> = new Set(['sales', 'previousSales', 'potential']);
const texts: ReadonlySet<string> = new Set(layerTextFields);
const numbers: ReadonlySet<string> = new Set(layerNumberFields);

/**
 * A condition as typed: `industry=医疗,制药`, `channel<>直营`, `name~医院`, `industry=` (empty), `class=A,B`, `potential>=100000`,
 * `sales<5000`. Amounts in yuan, workload in minutes a year. Null = not understood.
 */
export function parseCondition(text: string): LayerCondition | null {
  const found = /^\s*(\w+)\s*(<>|>=|=|~|<)(.*)$/su.exec(text);
  if (!found) return null;
  const [, field = '', sign = '', rest = ''] = found;
  const values = rest
    .split(/[,，]/u)
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const parsed = layerCondition.safeParse(conditionOf(field, sign, values));
  return parsed.success ? parsed.data : null;
}

function conditionOf(field: string, sign: string, values: readonly string[]): unknown {
  if (field === 'class') return sign === '=' ? { kind: 'class', values } : null;
  if (numbers.has(field)) {
    const test = sign === '>=' ? 'atLeast' : sign === '<' ? 'below' : null;
    const value = values.length === 1 ? Number(values[0]) : Number.NaN;
    if (test === null || !Number.isFinite(value)) return null;
    return { kind: 'number', field, test, value: amounts.has(field) ? Math.round(value * 100) : value };
  }
  if (!texts.has(field)) return null;
  if (values.length === 0) return sign === '=' ? { kind: 'text', field, test: 'isEmpty', values } : null;
  const test = sign === '=' ? 'is' : sign === '<>' ? 'isNot' : sign === '~' ? 'contains' : null;
  return test && { kind: 'text', field, test, values };
}
