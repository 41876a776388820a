import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { RouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../src/main/router/index.ts';
import type { Host } from '../../src/main/services/host.ts';
import { createServices, type Services } from '../../src/main/services/index.ts';
import { asAppError, isCancelled } from '../../src/renderer/api/app-error.ts';
import { type ConnectionStatus, createSteadyLink } from '../../src/renderer/api/steady-link.ts';
import type { Contract } from '../../src/shared/contract/index.ts';
import type { PlanEvent } from '../../src/shared/contract/plan.ts';
import { resultOf } from '../support/follow.ts';
import { resourcesFolder } from '../support/paths.ts';
import { createProbe, type Probe, sampleBytes, sampleLists } from './probe.ts';
import { openPorts, openSockets, type TestTransport } from './transports.ts';

type TestClient = ContractRouterClient<Contract> & { probe: RouterClient<Probe['router']> };

/** Garbage on a port ends as an unhandled rejection in the handler, which the hosts log (main/host/log.ts). */
const strayRejections: unknown[] = [];
const noteRejection = (reason: unknown) => strayRejections.push(reason);
process.on('unhandledRejection', noteRejection);
afterAll(() => void process.off('unhandledRejection', noteRejection));

const transports = { 'message port': openPorts, WebSocket: openSockets };

describe.each(Object.entries(transports))('the contract over a %s', (_name, openTransport) => {
  let folder: string;
  let services: Services;
  let probe: Probe;
  let transport: TestTransport;
  let client: TestClient;
  let statuses: ConnectionStatus[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bailiwick-contract-'));
    const host: Host = {
      kind: 'browser',
      systemLanguage: 'zh-CN',
      dataFolder: folder,
      plansFolder: folder,
      resourcesFolder,
      chooseFile: async ({ suggestedName = 'plan.sqlite' }) => join(folder, suggestedName),
    };
    services = createServices(host);
    probe = createProbe();
    transport = await openTransport({ ...createRouter(services), probe: probe.router });
    const link = createSteadyLink(transport.open, () => 5_000);
    const told: ConnectionStatus[] = [];
    statuses = told;
    link.onStatus((status) => told.push(status));
    client = createORPCClient(link);
  });

  afterEach(async () => {
    await transport.close();
    await services.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const createPlan = async (suggestedName = 'plan.sqlite') => {
    const file = await client.app.chooseFile({ purpose: 'plan-save', suggestedName, extensions: ['sqlite'] });
    return client.plan.create({ fileId: file?.id ?? '' });
  };

  it('answers what the program is', async () => {
    const info = await client.app.info();
    expect(info).toMatchObject({ host: 'browser', systemLanguage: 'zh-CN' });
    expect(info.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('creates, edits, undoes, redoes and reopens a plan', async () => {
    const fresh = await createPlan();
    expect(fresh).toMatchObject({ name: 'plan', undo: null, redo: null });
    const edited = await client.plan.setWorkload({ ...fresh.workload, callsPerDay: 7 });
    expect(edited.workload.callsPerDay).toBe(7);
    expect(edited.revision).toBeGreaterThan(fresh.revision);
    const undone = await resultOf(client.plan.undo());
    expect(undone.workload).toEqual(fresh.workload);
    const redone = await resultOf(client.plan.redo());
    expect(redone.workload.callsPerDay).toBe(7);

    await client.plan.close();
    expect(await client.plan.state()).toBeNull();
    const [recent] = await client.app.recentPlans();
    expect(recent).toMatchObject({ name: 'plan', exists: true });
    const reopened = await client.plan.openRecent({ id: recent?.id ?? '' });
    expect(reopened.workload.callsPerDay).toBe(7);
    expect(reopened.undo).toEqual(edited.undo);
  });

  it('tells every listener what an edit touched', async () => {
    const { workload } = await createPlan();
    const stop = new AbortController();
    const told: PlanEvent[] = [];
    const events = await client.plan.events(undefined, { signal: stop.signal });
    const listening = (async () => {
      for await (const event of events) told.push(event);
    })();
    await client.plan.setWorkload({ ...workload, travelMinutes: workload.travelMinutes + 1 });
    await resultOf(client.plan.undo());
    await expect.poll(() => told.map(({ kind }) => kind)).toEqual(['did', 'undid']);
    expect(told[0]?.topics).toContain('state');
    stop.abort();
    await expect(listening).rejects.toThrow();
  });

  it('brings a typed error with code and parameters, and hides any other', async () => {
    const refused = await client.plan.undo().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ORPCError);
    expect(asAppError(refused)).toEqual({ code: 'PLAN_NOT_OPEN', params: {} });

    const unknownFile = await client.plan.open({ fileId: 'never-given' }).catch(asAppError);
    expect(unknownFile).toMatchObject({ code: 'FILE_NOT_ALLOWED' });

    const masked = await client.probe.plainError().catch((error: unknown) => error);
    expect(JSON.stringify(masked)).not.toContain('secret');
    expect(String(masked)).not.toContain('secret');
    expect(asAppError(masked).code).toBe('INTERNAL');
  });

  it('refuses Infinity both ways instead of passing null on', async () => {
    const { workload } = await createPlan();
    const asked = await client.plan
      .setWorkload({ ...workload, travelMinutes: Number.POSITIVE_INFINITY })
      .catch(asAppError);
    expect(asked).toEqual({ code: 'INPUT_REFUSED', params: {} });
    expect((await client.plan.state())?.workload).toEqual(workload);
    await expect(client.probe.infinity()).rejects.toThrow(ORPCError);
  });

  it('brings bytes as they left, each beginning where arrays of any kind can lie on them', async () => {
    const { large, part, none } = sampleBytes;
    const [alone, many, answered] = await Promise.all([
      client.probe.bytes(),
      client.probe.manyBytes(),
      client.app.info(),
    ]);
    expect(answered.host).toBe('browser');
    const [some, nothing] = many.rows;
    expect(many.when).toEqual(new Date(0));
    expect(some?.text).toBe('{"answer":"é"}');
    expect(Buffer.from(some?.bytes ?? none)).toEqual(part);
    expect(nothing).toEqual({ bytes: none });
    for (const bytes of [alone, many.again]) expect(Buffer.compare(bytes, large)).toBe(0);
    for (const bytes of [alone, many.again, ...many.rows.map((row) => row.bytes)]) {
      expect(bytes.constructor).toBe(Uint8Array);
      expect(bytes.byteOffset % 8).toBe(0);
    }
  });

  it('brings long lists as they left, in answers and in events', async () => {
    expect(await client.probe.lists()).toEqual(sampleLists);
    const told: unknown[] = [];
    for await (const event of await client.probe.countsOfMany()) told.push(event);
    expect(told).toEqual([{ counts: sampleLists.ids }, { counts: sampleLists.short }]);
  });

  it('takes long lists in a question as text', async () => {
    const unitIds = Array.from({ length: 1000 }, (_, at) => at + 1);
    // Had the list not come through, the question itself would be refused.
    const refused = await client.scenario
      .assignUnits({ scenarioId: 1, unitIds, territoryId: 1 })
      .catch(asAppError);
    expect(refused).toEqual({ code: 'PLAN_NOT_OPEN', params: {} });
  });

  it('stops the other side when a call is aborted', async () => {
    const stop = new AbortController();
    const call = client.probe.hang(undefined, { signal: stop.signal }).catch((error: unknown) => error);
    // Let the request reach the handler first.
    await client.app.info();
    stop.abort();
    expect(isCancelled(await call)).toBe(true);
    await expect.poll(() => probe.seen.aborted).toBe(1);
  });

  it('stops producing when the listener leaves the loop', async () => {
    for await (const number of await client.probe.count()) if (number === 3) break;
    await expect.poll(() => probe.seen.finished).toBe(1);
    const produced = probe.seen.produced;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(probe.seen.produced).toBe(produced);
  });

  it('keeps no answer once its asker has let go of it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const answers: WeakRef<object>[] = [];
    for (let time = 0; time < 20; time++) answers.push(new WeakRef(await client.app.info()));
    const kept = () => {
      collect();
      return answers.filter((answer) => answer.deref() !== undefined).length;
    };
    // What came last may still be in the hands of whoever read it.
    await expect.poll(kept).toBeLessThan(3);
  });

  it('stops producing and fails the calls on their way when the link is lost, then comes back', async () => {
    const stream = await client.probe.count();
    await stream.next();
    // One whose next word is waited for, one whose last has not been asked for yet.
    const events = await client.plan.events();
    const silent = events.next();
    const call = client.probe.hang().catch(asAppError);
    await client.app.info();
    transport.cut();
    expect(await call).toEqual({ code: 'CONNECTION_LOST', params: {} });
    const broken = (async () => {
      for await (const _ of stream);
    })();
    // Not as if its caller had given it up: what a job waited for would be left without a word.
    for (const failing of [broken, silent]) {
      const error = await failing.catch((thrown: unknown) => thrown);
      expect([isCancelled(error), asAppError(error)]).toEqual([
        false,
        { code: 'CONNECTION_LOST', params: {} },
      ]);
    }
    await expect.poll(() => probe.seen).toMatchObject({ finished: 1, aborted: 1 });
    expect((await client.app.info()).host).toBe('browser');
    expect(statuses).toEqual(['connected', 'lost', 'connected']);
  });

  it('keeps answering after a frame that is no message', async () => {
    await client.app.info();
    transport.sendGarbage();
    expect((await client.app.info()).host).toBe('browser');
  });
});

describe('a link whose other end is dead', () => {
  it('gives up at the deadline', async () => {
    const open = async () => ({
      link: { call: () => new Promise(() => undefined) },
      ended: new Promise<'lost'>(() => undefined),
    });
    const client: TestClient = createORPCClient(createSteadyLink(open, () => 50));
    expect(await client.app.info().catch(asAppError)).toEqual({ code: 'TIMED_OUT', params: {} });
  });

  it('waits for a link that is not there yet only until the deadline', async () => {
    const client: TestClient = createORPCClient(
      createSteadyLink(
        async () => 'lost',
        () => 50,
      ),
    );
    expect(await client.app.info().catch(asAppError)).toEqual({ code: 'TIMED_OUT', params: {} });
  });

  it('does not come back after another tab took over', async () => {
    let opened = 0;
    const open = async () => {
      opened += 1;
      return 'replaced' as const;
    };
    const client: TestClient = createORPCClient(createSteadyLink(open, () => 500));
    expect(await client.app.info().catch(asAppError)).toEqual({ code: 'CONNECTION_REPLACED', params: {} });
    expect(await client.app.info().catch(asAppError)).toEqual({ code: 'CONNECTION_REPLACED', params: {} });
    expect(opened).toBe(1);
  });
});
