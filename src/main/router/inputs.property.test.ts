import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browserServices } from '../../../test/support/browser-services.ts';
import { fitFor, type JsonSchema } from '../../../test/support/fit-for-schema.ts';
import { fillGrid } from '../../../test/support/grid-plan.ts';
import { fairnessSettings } from '../../shared/contract/fairness.ts';
import { contract } from '../../shared/contract/index.ts';
import { writes } from '../../shared/contract/writes.ts';
import { guardRails } from '../../shared/domain/guard-rails.ts';
import { marketSettings } from '../../shared/domain/market.ts';
import { workloadSettings } from '../../shared/domain/settings.ts';
import { sizingSettings } from '../../shared/domain/sizing.ts';
import { staffingSettings } from '../../shared/domain/staffing.ts';
import type { Services } from '../services/index.ts';
import { createRouter } from './index.ts';

/** Whatever a page sends to a procedure, it gets an answer or one of the contract's errors; the plan stays sound. */
let folder: string;
let services: Services;
let close: () => Promise<void>;
let client: unknown;

beforeAll(() => {
  ({ services, folder, close } = browserServices());
  client = createRouterClient(createRouter(services));
});
afterAll(() => close());

interface Procedure {
  '~orpc': { inputSchema?: z.ZodType };
}

const isProcedure = (value: object): value is Procedure => '~orpc' in value;

function procedures(part: object, path: readonly string[] = []): [string, Procedure][] {
  return Object.entries(part).flatMap(([name, value]: [string, object]): [string, Procedure][] => {
    const at = [...path, name];
    return isProcedure(value) ? [[at.join('.'), value]] : procedures(value, at);
  });
}

type Call = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>;

const callOf = (name: string): Call =>
  name.split('.').reduce((at, part) => (at as Record<string, unknown>)[part], client) as Call;

const isStream = (value: unknown): value is AsyncGenerator =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** A few events of a stream are enough. */
const mostEvents = 3;
const longestWaitMs = 1000;

async function answerTo(name: string, input: unknown): Promise<string> {
  const stop = new AbortController();
  try {
    const answer = await callOf(name)(input, { signal: stop.signal });
    if (!isStream(answer)) return 'answer at once';
    let events = 0;
    // Some never end, and may have nothing to tell.
    setTimeout(() => stop.abort(), longestWaitMs).unref();
    for await (const _ of answer) if (++events === mostEvents) break;
    return 'answer';
  } catch (error) {
    if (!(error instanceof ORPCError)) return `broke: ${error instanceof Error ? error.stack : error}`;
    const data = error.data as { code?: string; params?: object } | undefined;
    if (error.code === 'BAD_REQUEST') return 'refused';
    if (error.code === 'APP' && data?.code !== 'INTERNAL') return 'error';
    return `broke: ${error.code} ${JSON.stringify(data)} ${error.message} ${(error.cause as Error | undefined)?.stack ?? ''}`;
  } finally {
    stop.abort();
  }
}

function freshPlan(): void {
  const plan = services.session.create(join(folder, 'plan.sqlite'), { overwrite: true });
  plan.edit({ key: 'import.units', params: {} }, ['state'], (write) => {
    fillGrid(write, { columns: 4, rows: 3, accounts: 40, reps: 3, seed: 1 });
    write.branchScenario(1, 'A');
  });
}

it('what is said to write is part of the contract', () => {
  const names = procedures(contract).map(([name]) => name);
  expect([...writes].filter((name) => !names.includes(name))).toEqual([]);
});

describe('a procedure answers or refuses, whatever it is sent', () => {
  it.each(procedures(contract))(
    '%s',
    async (name, { '~orpc': { inputSchema } }) => {
      freshPlan();
      const fitting =
        inputSchema === undefined
          ? fc.constant(undefined)
          : fitFor(z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
      const sent = fc.oneof(
        { arbitrary: fitting, weight: 5 },
        fc.jsonValue({ maxDepth: 3 }),
        fc.constant(undefined),
      );
      await fc.assert(
        fc.asyncProperty(sent, async (input) => {
          // Some close the plan, or open another.
          if (!services.session.isOpen()) freshPlan();
          const plan = services.session.plan();
          const { revision } = plan;
          const answer = await answerTo(name, input);
          expect(answer).not.toMatch(/^broke/);
          const isSame = services.session.isOpen() && services.session.plan() === plan;
          if (answer === 'answer at once' && isSame && plan.revision !== revision)
            expect(writes).toContain(name);
        }),
        { numRuns: inputSchema === undefined ? 1 : 8, interruptAfterTimeLimit: 4000 },
      );
      if (services.session.isOpen()) expect(services.session.plan().integrity()).toEqual([]);
    },
    60_000,
  );
});

/** What a plan keeps in its settings, with the schema of each where it is one. */
const settings: readonly [key: string, schema: z.ZodType][] = [
  ['workload', workloadSettings],
  ['sizing', sizingSettings],
  ['staffing', staffingSettings],
  ['fairness', fairnessSettings],
  ['market', marketSettings],
  ['guardRails', guardRails],
  ['baseYear', z.number()],
  ['quotaSignature', z.string()],
  ['potentialSource', z.string()],
  ['importPlaces', z.array(z.tuple([z.string(), z.string()]))],
  ['importMapping:accounts:x', z.record(z.string(), z.string())],
];
const reading: readonly [name: string, input: unknown][] = [
  ['plan.state', undefined],
  ['data.units', { offset: 0, limit: 100, scenarioId: 1 }],
  ['data.accounts', { offset: 0, limit: 100 }],
  ['scenario.alignment', { scenarioId: 1 }],
  ['sizing.report', { scenarioId: 1 }],
  ['staffing.propose', { scenarioId: 1, chosen: {} }],
  ['market.formulas', undefined],
  ['market.sheet', { scenarioId: 1, offset: 0, limit: 100 }],
  ['fairness.get', { scenarioId: 1 }],
  ['quota.get', { scenarioId: 1 }],
  ['import.presets', undefined],
];

describe('screens open on a plan from anybody, whatever stands in its settings', () => {
  it.each(settings)(
    '%s',
    async (key, schema) => {
      freshPlan();
      const fitting = fitFor(z.toJSONSchema(schema, { unrepresentable: 'any' }) as JsonSchema);
      const stored = fc.oneof(
        fitting.map((value) => JSON.stringify(value)),
        fc.json({ maxDepth: 3 }),
        fc.string({ maxLength: 30 }),
        fc.constantFrom('1e999', '-0', '{"__proto__":{"polluted":1}}', '['.repeat(5000), 'null'),
      );
      await fc.assert(
        fc.asyncProperty(stored, async (value) => {
          services.session
            .plan()
            .edit(
              { key: 'workload', params: {} },
              ['state', 'units', 'accounts', 'alignment', 'quota'],
              (write) => write.put('setting', { key, value }),
            );
          for (const [name, input] of reading)
            expect(await answerTo(name, input), name).not.toMatch(/^broke/);
          expect(({} as Record<string, unknown>).polluted).toBeUndefined();
        }),
        { numRuns: 25, interruptAfterTimeLimit: 6000 },
      );
    },
    60_000,
  );
});
