import type { StepLabel } from '../../shared/contract/base.ts';
import type { PlanEvent } from '../../shared/contract/plan.ts';
import type { Alignment, Breach, Edited, TerritoryRow } from '../../shared/contract/scenario.ts';
import {
  defaultGuardRails,
  type GuardMode,
  type GuardRails,
  type GuardRule,
  guardRails,
} from '../../shared/domain/guard-rails.ts';
import { AppError } from '../../shared/errors.ts';
import type { Pieces } from '../plan/pieces.ts';
import type { Plan, PlanReader, PlanWriter } from '../plan/plan.ts';
import { readAssignment, scenarioRecord } from './assignment.ts';
import { beforeLeaving } from './leaving.ts';
import type { Projection } from './projection.ts';
import { storedJson } from './stored-json.ts';
import { soon } from './turns.ts';

export function readGuardRails(plan: PlanReader): GuardRails {
  const stored = plan.setting('guardRails');
  if (stored === undefined) return defaultGuardRails;
  const parsed = guardRails.safeParse(storedJson(stored));
  return parsed.success ? parsed.data : defaultGuardRails;
}

/** A scenario in force and a snapshot stay as they are; the present state is rebuilt by imports and may be corrected by hand. */
export function isFrozen(plan: PlanReader, scenarioId: number): boolean {
  const { status, is_present } = scenarioRecord(plan, scenarioId);
  if (status === 'inForce' && is_present === 0) return true;
  return plan.get('snapshot', { scenario_id: scenarioId }) !== undefined;
}

/** @throws AppError SCENARIO_FROZEN */
export function refuseFrozen(plan: PlanReader, scenarioId: number): void {
  if (isFrozen(plan, scenarioId))
    throw new AppError('SCENARIO_FROZEN', { name: scenarioRecord(plan, scenarioId).name });
}

interface Reading {
  readonly value: number | null;
  readonly isBroken: boolean;
}

function readings(row: TerritoryRow | undefined, rails: GuardRails): Record<GuardRule, Reading> {
  const deviation = row?.[`${rails.measure}Deviation`] ?? null;
  const utilisation = row?.utilisation ?? null;
  return {
    contiguity: { value: row?.pieces ?? 0, isBroken: (row?.pieces ?? 0) > 1 },
    // The edge of the band belongs to it, whatever the last bit of the division says.
    tolerance: { value: deviation, isBroken: Math.abs(deviation ?? 0) > rails.band + 1e-9 },
    capacity: { value: utilisation, isBroken: (utilisation ?? 0) > 1 + 1e-9 },
  };
}

/**
 * Rules an edit breaks. A rule that warns speaks when a territory comes to break it, or falls into still more pieces; a rule
 * that forbids also when a territory that breaks it already gets worse.
 */
export function breachesOf(before: Alignment, after: Alignment, rails: GuardRails): Breach[] {
  const former = new Map(before.territories.map((row) => [row.id, row]));
  const rules = (['contiguity', 'tolerance', 'capacity'] as const).filter((rule) => rails[rule] !== 'off');
  return after.territories.flatMap((row) => {
    const was = readings(former.get(row.id), rails);
    const is = readings(row, rails);
    return rules.flatMap((rule): Breach[] => {
      const mode: GuardMode = rails[rule];
      const [old, now] = [was[rule], is[rule]];
      if (!now.isBroken || now.value === null) return [];
      const isWorse = Math.abs(now.value) > Math.abs(old.value ?? 0) + 1e-9;
      const speaks = !old.isBroken || (isWorse && (mode === 'forbid' || rule === 'contiguity'));
      if (!speaks || !isWorse) return [];
      return [
        {
          rule,
          territoryId: row.id,
          name: row.name,
          before: old.value,
          after: now.value,
          forbidden: mode === 'forbid',
        },
      ];
    });
  });
}

/** @throws AppError GUARD_RAIL for the first breach of a rule that forbids */
export function refuseForbidden(breaches: readonly Breach[]): void {
  const found = breaches.find(({ forbidden }) => forbidden);
  if (found) throw new AppError('GUARD_RAIL', { rule: found.rule, name: found.name });
}

/**
 * One edit by hand of one scenario under the guard rails. What a rule forbids is taken back within its own transaction; what
 * others only warn of comes with the answer.
 * @throws AppError SCENARIO_FROZEN, GUARD_RAIL, and whatever `change` throws
 */
export function guardedEdit(
  plan: Plan,
  projection: Projection,
  scenarioId: number,
  step: { label: StepLabel; topics: readonly PlanEvent['topics'][number][] },
  change: (write: PlanWriter) => void,
): Edited {
  refuseFrozen(plan, scenarioId);
  const watch = watchRails(plan, projection, scenarioId);
  plan.edit(step.label, step.topics, (write) => {
    change(write);
    watch.refuse(write);
  });
  return { ...projection.alignment(scenarioId), breaches: watch.breaches() };
}

/** As `guardedEdit`, in turns of the event loop: for steps of thousands of rows. */
export async function guardedEditInTurns(
  plan: Plan,
  projection: Projection,
  scenarioId: number,
  step: { label: StepLabel; topics: readonly PlanEvent['topics'][number][] },
  change: (write: PlanWriter) => Pieces<void>,
  signal?: AbortSignal,
): Promise<Edited> {
  refuseFrozen(plan, scenarioId);
  const watch = watchRails(plan, projection, scenarioId);
  const writing = function* (write: PlanWriter): Pieces<void> {
    // What it writes was worked out in the turn that began it.
    yield;
    yield* change(write);
    yield;
    watch.refuse(write);
  };
  return beforeLeaving(plan, async () => {
    await plan.editInTurns(step.label, step.topics, writing, signal);
    return soon(plan, () => ({ ...projection.alignment(scenarioId), breaches: watch.breaches() }));
  });
}

export interface RailWatch {
  /**
   * Within the edit, once all is written. Customers and their figures count as they were before it.
   * @throws AppError GUARD_RAIL when a rule that forbids is broken
   */
  refuse(write: PlanWriter): void;
  /** After the edit: what only warns. */
  breaches(): Breach[];
}

/** Watches one scenario from before an edit until after it. */
export function watchRails(plan: PlanReader, projection: Projection, scenarioId: number): RailWatch {
  const rails = readGuardRails(plan);
  const before = projection.alignment(scenarioId);
  const data = projection.dataset(scenarioId);
  return {
    refuse(write) {
      if (![rails.contiguity, rails.tolerance, rails.capacity].includes('forbid')) return;
      const draft = projection.draw(readAssignment(write, data, scenarioId));
      refuseForbidden(breachesOf(before, draft, rails));
    },
    breaches: () => breachesOf(before, projection.alignment(scenarioId), rails),
  };
}
