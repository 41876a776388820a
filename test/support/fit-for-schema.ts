import fc from 'fast-check';

/** The part of JSON Schema that zod writes (`z.toJSONSchema`). */
export interface JsonSchema {
  $ref?: string;
  $defs?: Readonly<Record<string, JsonSchema>>;
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  prefixItems?: readonly JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  minItems?: number;
}

const words = fc.constantFrom(
  '',
  '1',
  'A',
  '客户',
  '__proto__',
  '=1+1',
  '../x',
  'potential',
  'sales',
  '2026-11-22',
);
const whole = fc.oneof(
  // ids of what every plan has
  { arbitrary: fc.constantFrom(1, 2), weight: 4 },
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 2020, max: 2030 }),
  fc.maxSafeInteger(),
);
const deepest = 6;

/** Values that a schema would take, or nearly. */
export function fitFor(schema: JsonSchema, root: JsonSchema = schema, depth = 0): fc.Arbitrary<unknown> {
  const inner = (part: JsonSchema) => fitFor(part, root, depth + 1);
  if (depth > deepest) return fc.constant(null);
  if (schema.$ref !== undefined) return inner(root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? root);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map(inner)).map((parts) => Object.assign({}, ...parts) as unknown);
  const least = schema.minimum ?? (schema.exclusiveMinimum ?? Number.MIN_SAFE_INTEGER) + Number.EPSILON;
  const most = schema.maximum ?? (schema.exclusiveMaximum ?? Number.MAX_SAFE_INTEGER) - Number.EPSILON;
  const within = (value: number) => Math.min(most, Math.max(least, value));
  switch (schema.type) {
    case 'integer':
      return whole.map((value) => Math.round(within(value)));
    case 'number':
      return fc.oneof(whole, fc.double({ min: -1, max: 1, noNaN: true })).map(within);
    case 'string':
      return fc
        .oneof(words, fc.string({ maxLength: 12 }))
        .map((text) => text.padEnd(schema.minLength ?? 0, 'x'));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(inner));
      return fc.array(inner(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: (schema.minItems ?? 0) + 2,
      });
    case 'object': {
      const parts = Object.entries(schema.properties ?? {});
      if (parts.length === 0 && typeof schema.additionalProperties === 'object')
        return fc.dictionary(
          fc.oneof(fc.constantFrom('1', '2'), fc.string({ maxLength: 4 })),
          inner(schema.additionalProperties),
          { maxKeys: 2 },
        );
      return fc.record(Object.fromEntries(parts.map(([name, part]) => [name, inner(part)])), {
        requiredKeys: [...(schema.required ?? [])],
      });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}
