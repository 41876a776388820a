import { z } from 'zod';
import type { MeasureUnit } from './measures.ts';

/** How a calculated measure was made: from one of the formulas of domain.md §4, or written by hand. */
export const formulaKinds = ['saturation', 'possible', 'chain', 'penetration', 'custom'] as const;
export type FormulaKind = (typeof formulaKinds)[number];
export type TemplateKind = Exclude<FormulaKind, 'custom'>;

/** A named input is bound to a measure or parameter by name, or typed: yuan, shares of 1, plain numbers. */
export const templateBinding = z.union([
  z.object({ name: z.string().min(1).max(200) }),
  z.object({ value: z.number().min(-1e15).max(1e15) }),
]);
export type TemplateBinding = z.infer<typeof templateBinding>;
export const templateBindings = z.record(z.string().max(40), templateBinding);
export type TemplateBindings = z.infer<typeof templateBindings>;

export interface TemplateInput {
  readonly key: string;
  /** `result`: in the unit of the result. */
  readonly unit: MeasureUnit | 'result';
  readonly optional?: true;
}

interface Template {
  readonly inputs: readonly TemplateInput[];
  /** Units the result may be in, the usual one first. */
  readonly units: readonly MeasureUnit[];
}

export const templates: Readonly<Record<TemplateKind, Template>> = {
  saturation: {
    inputs: [
      { key: 'consumers', unit: 'count' },
      { key: 'personsEach', unit: 'number', optional: true },
      { key: 'penetrationNext', unit: 'ratio' },
      { key: 'penetrationNow', unit: 'ratio' },
      { key: 'price', unit: 'fenPerCount', optional: true },
    ],
    units: ['count', 'fen'],
  },
  possible: {
    inputs: [
      { key: 'saturation', unit: 'result' },
      { key: 'localOutput', unit: 'result' },
      { key: 'broughtIn', unit: 'result' },
      { key: 'shippedOut', unit: 'result' },
    ],
    units: ['count', 'fen'],
  },
  chain: {
    inputs: [
      { key: 'population', unit: 'count' },
      { key: 'income', unit: 'fenPerCount' },
      { key: 'categoryShare', unit: 'ratio' },
      { key: 'productShare', unit: 'ratio' },
      { key: 'ownShare', unit: 'ratio' },
    ],
    units: ['fen'],
  },
  penetration: {
    inputs: [
      { key: 'buyers', unit: 'count' },
      { key: 'consumers', unit: 'count' },
    ],
    units: ['ratio'],
  },
};

/** What keeps an expression from being made. */
export interface TemplateGap {
  readonly input: string;
  readonly problem: 'missing' | 'range';
  readonly value?: number;
}

/**
 * The expression a template means, or its first gap. A saturation with a price is in money, without in things.
 * @param unitOf unit of a named measure or parameter; null when there is none of that name
 */
export function templateExpression(
  kind: TemplateKind,
  unit: MeasureUnit,
  bindings: TemplateBindings,
  unitOf: (name: string) => MeasureUnit | null,
): { expression: string } | { gap: TemplateGap } {
  const terms: Record<string, string> = {};
  for (const input of templates[kind].inputs) {
    const binding = Object.hasOwn(bindings, input.key) ? bindings[input.key] : undefined;
    const asked = input.unit === 'result' ? unit : input.unit;
    const isNeeded = !input.optional || (input.key === 'price' && unit === 'fen');
    if (binding === undefined) {
      if (isNeeded) return { gap: { input: input.key, problem: 'missing' } };
    } else if ('name' in binding) {
      terms[input.key] = named(binding.name, unitOf(binding.name), asked);
    } else {
      const most = asked === 'ratio' ? 1 : Infinity;
      const least = input.key === 'personsEach' ? Number.MIN_VALUE : 0;
      if (!(binding.value >= least && binding.value <= most))
        return { gap: { input: input.key, problem: 'range', value: binding.value } };
      terms[input.key] = typed(binding.value, asked);
    }
  }
  return { expression: writers[kind](terms, unit) };
}

const writers: Readonly<Record<TemplateKind, (terms: Record<string, string>, unit: MeasureUnit) => string>> =
  {
    saturation({ consumers, personsEach, penetrationNext, penetrationNow, price }, unit) {
      const f = personsEach ? `${consumers} / ${personsEach}` : consumers;
      const rise = `${f} * ${penetrationNext} - ${f} * ${penetrationNow}`;
      return unit === 'fen' ? `(${rise}) * ${price}` : rise;
    },
    possible: ({ saturation, localOutput, broughtIn, shippedOut }) =>
      `${saturation} - (${localOutput} + ${broughtIn} - ${shippedOut})`,
    chain: ({ population, income, categoryShare, productShare, ownShare }) =>
      `round(${population} * ${income} * ${categoryShare} * ${productShare} * ${ownShare})`,
    penetration: ({ buyers, consumers }) => `${buyers} / ${consumers}`,
  };

const quoted = (name: string) => `[${name.replaceAll(']', ']]')}]`;

/** A column without a unit of its own is read in the unit asked for; money per head may come as plain money. */
function named(name: string, unit: MeasureUnit | null, asked: MeasureUnit): string {
  const text = quoted(name);
  if (unit === 'number' || unit === 'ratio') return typed(text, asked);
  if (unit === 'fen' && asked === 'fenPerCount') return `(${text} / count(1))`;
  return text;
}

function typed(value: number | string, asked: MeasureUnit): string {
  const text = String(value);
  if (asked === 'count') return `count(${text})`;
  if (asked === 'fen') return `yuan(${text})`;
  return asked === 'fenPerCount' ? `(yuan(${text}) / count(1))` : text;
}
