import type { EffectFigures, EffectSide, MoveEffect, MoveInput } from '../../shared/contract/effect.ts';
import type { Alignment, TerritoryRow, TerritorySums } from '../../shared/contract/scenario.ts';
import { AppError } from '../../shared/errors.ts';
import { type AccountsByUnit, accountsByUnit, type Leaving, leaving } from '../engine/measures/move.ts';
import { utilisation } from '../engine/measures/workload.ts';
import type { Plan } from '../plan/plan.ts';
import type { Assignment } from './assignment.ts';
import { territoryCapacity } from './capacity.ts';
import type { Dataset } from './dataset.ts';
import { outcomeOf, type PayGround, payGround, type QuotaPreview } from './pay/expected-pay.ts';
import type { PayTerm } from './pay/payout-service.ts';
import type { Projection } from './projection.ts';

interface EffectDependencies {
  plan: () => Plan;
  projection: Projection;
  quota: QuotaPreview;
}

/** What a move is judged by that lasts until the next edit. */
interface Ground extends PayGround {
  assignment: Assignment;
}

/** Sides that give which are worth showing beside the one that takes. */
const mostGivers = 4;

/**
 * What moving units or accounts does to both reps at once — workload, utilisation, quota and pay — without storing anything:
 * only the sums of the territories concerned are recomputed, and the quotas spread anew over all.
 */
export function createEffectService({ plan, projection, quota }: EffectDependencies) {
  const grounds = new WeakMap<Alignment, Ground>();
  const indices = new WeakMap<Dataset, AccountsByUnit>();

  const groundOf = (alignment: Alignment): Ground => {
    let ground = grounds.get(alignment);
    if (!ground) {
      const { scenarioId } = alignment;
      const data = projection.dataset(scenarioId);
      const assignment = projection.assignment(scenarioId);
      ground = { assignment, ...payGround(plan(), data, assignment, alignment, quota) };
      grounds.set(alignment, ground);
    }
    return ground;
  };

  const indexOf = (data: Dataset): AccountsByUnit => {
    let index = indices.get(data);
    if (!index) {
      index = accountsByUnit(data.accountUnit, data.units.length);
      indices.set(data, index);
    }
    return index;
  };

  return {
    /** @throws AppError NOT_FOUND for a territory, unit or account that is not there */
    effect(input: MoveInput): MoveEffect {
      const data = projection.dataset(input.scenarioId);
      const alignment = projection.alignment(input.scenarioId);
      const ground = groundOf(alignment);
      const { assignment } = ground;
      const to = targetIndex(assignment, input.territoryId);
      const { units, accounts } = whatMoves(data, indexOf(data), assignment, input, to);
      const given = leaving(units, assignment.unitTerritory, accounts, assignment.accountTerritory, data);
      const taken = addUp([...given.values()]);
      if (given.size === 0) return { moved: { units: 0, accounts: 0, salesFen: 0 }, sides: [] };

      const changes = new Map<number, Leaving>([...given].map(([index, sums]) => [index, negative(sums)]));
      changes.set(to, taken);
      const after = alignment.territories.map((row, index) => changed(row, changes.get(index)));
      const quotasAfter = ground.quota && quota(input.scenarioId, after);
      const figures = (row: TerritoryRow, index: number, quotas: Ground['quota']): EffectFigures =>
        figuresOf(data, row, ground.terms[index], { ...ground, quota: quotas });
      const side = (index: number, role: EffectSide['role']): EffectSide => {
        const row = alignment.territories[index];
        if (!row) return unassignedSide(alignment, changes.get(index), role);
        const rep = row.repId === null ? undefined : data.repById.get(row.repId);
        return {
          territoryId: row.id,
          name: row.name,
          colour: row.colour,
          rep: rep?.name ?? '',
          role,
          before: figures(row, index, ground.quota),
          after: figures(after[index], index, quotasAfter),
        };
      };
      const givers = [...given]
        .sort((a, b) => b[1].workloadMinutes - a[1].workloadMinutes || a[0] - b[0])
        .slice(0, mostGivers);
      return {
        moved: { units: taken.units, accounts: taken.accounts, salesFen: taken.salesFen },
        sides: [...givers.map(([index]) => side(index, 'gives')), side(to, 'takes')],
      };
    },
  };
}

export type EffectService = ReturnType<typeof createEffectService>;

function targetIndex({ territoryIndex }: Assignment, territoryId: number | null): number {
  if (territoryId === null) return -1;
  const index = territoryIndex.get(territoryId);
  if (index === undefined) throw new AppError('NOT_FOUND', { what: 'territory', id: territoryId });
  return index;
}

/** Indices of what changes territory: accounts held apart stay when their unit moves. */
function whatMoves(
  data: Dataset,
  index: AccountsByUnit,
  assignment: Assignment,
  { unitIds, accountIds }: MoveInput,
  to: number,
): { units: number[]; accounts: number[] } {
  const indices = (kind: 'unit' | 'account', ids: readonly number[]) =>
    [...new Set(ids)].map((id) => {
      const found = data[`${kind}Index`].get(id);
      if (found === undefined) throw new AppError('NOT_FOUND', { what: kind, id });
      return found;
    });
  const units = indices('unit', unitIds).filter((unit) => assignment.unitTerritory[unit] !== to);
  const accounts = new Set(indices('account', accountIds));
  for (const unit of units)
    for (const account of index.accounts.subarray(index.offsets[unit], index.offsets[unit + 1]))
      if (!assignment.exceptions.has(data.accounts[account].id)) accounts.add(account);
  return { units, accounts: [...accounts].filter((account) => assignment.accountTerritory[account] !== to) };
}

function addUp(parts: readonly Leaving[]): Leaving {
  const sums = { units: 0, accounts: 0, calls: 0, workloadMinutes: 0, potentialFen: 0, salesFen: 0 };
  for (const part of parts) for (const key of Object.keys(sums) as (keyof Leaving)[]) sums[key] += part[key];
  return sums;
}

function negative(sums: Leaving): Leaving {
  const turned = { ...sums };
  for (const key of Object.keys(turned) as (keyof Leaving)[]) turned[key] = -turned[key];
  return turned;
}

function withChange(sums: TerritorySums, change: Leaving): TerritorySums {
  return {
    ...sums,
    units: sums.units + change.units,
    accounts: sums.accounts + change.accounts,
    calls: sums.calls + change.calls,
    workloadMinutes: sums.workloadMinutes + change.workloadMinutes,
    potentialFen: sums.potentialFen + change.potentialFen,
    salesFen: sums.salesFen + change.salesFen,
  };
}

function changed(row: TerritoryRow, change: Leaving | undefined): TerritoryRow {
  return change ? { ...row, sums: withChange(row.sums, change) } : row;
}

function figuresOf(
  data: Dataset,
  row: TerritoryRow,
  term: PayTerm,
  ground: Pick<PayGround, 'quota' | 'expected'>,
): EffectFigures {
  const { sums } = row;
  return {
    units: sums.units,
    accounts: sums.accounts,
    workloadMinutes: sums.workloadMinutes,
    potentialFen: sums.potentialFen,
    salesFen: sums.salesFen,
    utilisation: utilisation(sums.calls, territoryCapacity(data, row.repId)),
    ...outcomeOf(row, term, ground),
  };
}

function unassignedSide(
  { unassigned }: Alignment,
  change: Leaving | undefined,
  role: EffectSide['role'],
): EffectSide {
  const figures = (sums: TerritorySums): EffectFigures => ({
    units: sums.units,
    accounts: sums.accounts,
    workloadMinutes: sums.workloadMinutes,
    potentialFen: sums.potentialFen,
    salesFen: sums.salesFen,
    utilisation: null,
    quotaFen: null,
    attainment: null,
    payFen: null,
  });
  const after = change ? withChange(unassigned, change) : unassigned;
  return {
    territoryId: 0,
    name: '',
    colour: null,
    rep: '',
    role,
    before: figures(unassigned),
    after: figures(after),
  };
}
