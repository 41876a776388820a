import type { EffectFigures, EffectSide, MoveEffect, MoveInput } from '../../shared/contract/effect.ts';
import type { Alignment, TerritoryRow } from '../../shared/contract/scenario.ts';
import type { GuardRails } from '../../shared/domain/guard-rails.ts';
import { type Leaving, leaving } from '../engine/measures/move.ts';
import type { Plan } from '../plan/plan.ts';
import type { Assignment } from './assignment.ts';
import type { Dataset } from './dataset.ts';
import { breachesOf, readGuardRails } from './guard.ts';
import { outcomeOf, type PayGround, payGround, type QuotaPreview } from './pay/expected-pay.ts';
import type { PayTerm } from './pay/payout-service.ts';
import type { Projection } from './projection.ts';
import { moveByHand, territoryIndexOf } from './redraw/move-by-hand.ts';

interface EffectDependencies {
  plan: () => Plan;
  projection: Projection;
  quota: QuotaPreview;
}

/** What a move is judged by that lasts until the next edit. */
interface Ground extends PayGround {
  assignment: Assignment;
  rails: GuardRails;
}

/** Sides that give which are worth showing beside the one that takes. */
const mostGivers = 4;

/**
 * What moving units or accounts does to both reps at once — workload, utilisation, quota and pay — without storing anything:
 * only the sums of the territories concerned are recomputed, and the quotas spread anew over all. Quick enough to be asked with
 * every move of a pointer.
 */
export function createEffectService({ plan, projection, quota }: EffectDependencies) {
  const grounds = new WeakMap<Alignment, Ground>();

  const groundOf = (alignment: Alignment): Ground => {
    let ground = grounds.get(alignment);
    if (!ground) {
      const { scenarioId } = alignment;
      const data = projection.dataset(scenarioId);
      const assignment = projection.assignment(scenarioId);
      ground = {
        assignment,
        rails: readGuardRails(plan()),
        ...payGround(plan(), data, assignment, alignment, quota),
      };
      grounds.set(alignment, ground);
    }
    return ground;
  };

  return {
    /** @throws AppError NOT_FOUND for a territory, unit or account that is not there */
    effect(input: MoveInput): MoveEffect {
      const { scenarioId } = input;
      const data = projection.dataset(scenarioId);
      const before = projection.alignment(scenarioId);
      const ground = groundOf(before);
      const { assignment } = ground;
      const moved = moveByHand(data, assignment, input);
      const given = whatLeaves(data, assignment, moved);
      const after = given.size === 0 ? before : projection.draw(moved);
      const quotas = given.size === 0 ? ground.quota : ground.quota && quota(scenarioId, after.territories);
      const side = (index: number, role: EffectSide['role']): EffectSide => {
        const row = before.territories[index];
        if (!row) return unassignedSide(before, after, role);
        const rep = row.repId === null ? undefined : data.repById.get(row.repId);
        const figures = (of: TerritoryRow, quotaOf: Ground['quota']) =>
          figuresOf(of, ground.terms[index], { ...ground, quota: quotaOf });
        return {
          territoryId: row.id,
          name: row.name,
          colour: row.colour,
          rep: rep?.name ?? '',
          role,
          before: figures(row, ground.quota),
          after: figures(after.territories[index], quotas),
        };
      };
      const givers = [...given]
        .sort((a, b) => b[1].workloadMinutes - a[1].workloadMinutes || a[0] - b[0])
        .slice(0, mostGivers)
        .map(([index]) => side(index, 'gives'));
      const taker = territoryIndexOf(assignment, input.territoryId);
      return {
        moved: addUp([...given.values()]),
        sides: given.size === 0 ? [] : [...givers, side(taker, 'takes')],
        territories: changedRows(before, after),
        unassigned: after.unassigned,
        movedAccounts: after.movedAccounts,
        breaches: breachesOf(before, after, ground.rails),
      };
    },
  };
}

export type EffectService = ReturnType<typeof createEffectService>;

/** Sums of what changes territory, by the territory that gives. */
function whatLeaves(data: Dataset, before: Assignment, after: Assignment): Map<number, Leaving> {
  const changes = (from: Int32Array, to: Int32Array): number[] => {
    const rows: number[] = [];
    for (let row = 0; row < from.length; row++) if (from[row] !== to[row]) rows.push(row);
    return rows;
  };
  const units = changes(before.unitTerritory, after.unitTerritory);
  const accounts = changes(before.accountTerritory, after.accountTerritory);
  return leaving(units, before.unitTerritory, accounts, before.accountTerritory, data);
}

function addUp(parts: readonly Leaving[]): MoveEffect['moved'] {
  const sums = { units: 0, accounts: 0, salesFen: 0 };
  for (const part of parts) {
    sums.units += part.units;
    sums.accounts += part.accounts;
    sums.salesFen += part.salesFen;
  }
  return sums;
}

/** Rows whose figures differ. What is unassigned or taken from it changes the deviation of every territory. */
function changedRows(before: Alignment, after: Alignment): TerritoryRow[] {
  return after.territories.filter((row, index) => {
    const was = before.territories[index];
    return (
      row !== was &&
      (row.pieces !== was.pieces ||
        row.workloadDeviation !== was.workloadDeviation ||
        row.potentialDeviation !== was.potentialDeviation ||
        row.salesDeviation !== was.salesDeviation ||
        row.sums.units !== was.sums.units ||
        row.sums.accounts !== was.sums.accounts)
    );
  });
}

function figuresOf(
  row: TerritoryRow,
  term: PayTerm,
  ground: Pick<Ground, 'quota' | 'expected' | 'rails'>,
): EffectFigures {
  const { sums } = row;
  return {
    units: sums.units,
    accounts: sums.accounts,
    workloadMinutes: sums.workloadMinutes,
    potentialFen: sums.potentialFen,
    salesFen: sums.salesFen,
    utilisation: row.utilisation,
    deviation: row[`${ground.rails.measure}Deviation`],
    pieces: row.pieces,
    ...outcomeOf(row, term, ground),
  };
}

function unassignedSide(before: Alignment, after: Alignment, role: EffectSide['role']): EffectSide {
  const figures = ({ unassigned: sums }: Alignment): EffectFigures => ({
    units: sums.units,
    accounts: sums.accounts,
    workloadMinutes: sums.workloadMinutes,
    potentialFen: sums.potentialFen,
    salesFen: sums.salesFen,
    utilisation: null,
    deviation: null,
    pieces: null,
    quotaFen: null,
    attainment: null,
    payFen: null,
  });
  return {
    territoryId: 0,
    name: '',
    colour: null,
    rep: '',
    role,
    before: figures(before),
    after: figures(after),
  };
}
