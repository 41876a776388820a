import type { TerritoryExplanation } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import { finish, type Pieces } from '../../plan/pieces.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Projection } from '../projection.ts';
import { inTurns } from '../turns.ts';
import type { CentreSettings } from './distances.ts';
import {
  type AskedMeasures,
  against,
  candidates,
  deviationsAfter,
  type Ground,
  movedSales,
  readGround,
} from './explain-ground.ts';

type Change = NonNullable<TerritoryExplanation['bestIn']>;
type Trouble = TerritoryExplanation['troubles'][number];
type Decision = TerritoryExplanation['borders'][number]['decidedBy'];

/** A move over the territory's border, as dense indices. */
interface Move {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly change: Change;
}

/** Deviations and metres nearer than this are the same to people. */
const noticeableShare = 0.001;
const noticeableMetres = 1;

/**
 * For a territory: how full its bands are, what holds its border where it is, the best single unit that could come in or go
 * out and what that would cost, and, for each band it misses, why no single move mends it. Like the explanation of a unit it
 * is worked out from the scenario as it stands: every move over its border is tried.
 * Throws NOT_FOUND.
 */
export function createExplainTerritory(plan: () => Plan, projection: Projection) {
  function* explaining(
    scenarioId: number,
    territoryId: number,
    measures: AskedMeasures,
    by: CentreSettings = {},
  ): Pieces<TerritoryExplanation> {
    const ground = readGround(plan(), projection.dataset(scenarioId), scenarioId, measures, by);
    const territory = ground.assignment.territoryIndex.get(territoryId);
    if (territory === undefined) throw new AppError('NOT_FOUND', { what: 'territory', id: territoryId });
    yield;
    const moves = yield* borderMoves(ground, territory);
    return {
      territoryId,
      bands: measures.map(({ key, tolerance, lowerTolerance, soft }, measure) => ({
        measure: key,
        sum: ground.sums[measure][territory],
        target: ground.targets[measure][territory],
        deviation: deviationOf(ground, measure, territory),
        lowerTolerance: lowerTolerance ?? tolerance,
        upperTolerance: tolerance,
        soft: soft === true,
      })),
      borders: borders(ground, territory, moves),
      bestIn: best(moves.filter(({ to }) => to === territory)),
      bestOut: best(moves.filter(({ from }) => from === territory)),
      troubles: measures.flatMap((_, measure) => trouble(ground, territory, measure, moves) ?? []),
    };
  }
  return {
    explain: (...of: Parameters<typeof explaining>): TerritoryExplanation => finish(explaining(...of)),
    /** As `explain`, in turns of the event loop. */
    inTurns: (signal: AbortSignal | undefined, ...of: Parameters<typeof explaining>) =>
      inTurns(plan, () => explaining(...of), signal),
  };
}

/** Moves tried in one piece: some ten milliseconds. */
const movesAtOnce = 5;

const deviationOf = ({ sums, targets }: Ground, measure: number, territory: number) =>
  sums[measure][territory] / targets[measure][territory] - 1;

/** Every unit that could join the territory from outside, and every one of its own that touches another. */
function* borderMoves(ground: Ground, territory: number): Pieces<Move[]> {
  const { data, assignment } = ground;
  const { territories, unitTerritory } = assignment;
  const idOf = (index: number) => (index < 0 ? null : territories[index].territory_id);
  const moves: Move[] = [];
  for (const [unit, { id }] of data.units.entries()) {
    const from = unitTerritory[unit];
    for (const to of candidates(ground, unit)) {
      if (to === from || (from !== territory && to !== territory)) continue;
      if (moves.length > 0 && moves.length % movesAtOnce === 0) yield;
      const change: Change = {
        unitId: id,
        fromId: idOf(from),
        toId: territories[to].territory_id,
        against: against(ground, unit, to),
        travelMetres: ground.travel.change(unit, from, to),
        maxDeviation: deviationsAfter(ground, unit, to),
        movedSalesFen: movedSales(ground, unit, to) - movedSales(ground, unit, from),
      };
      moves.push({ unit, from, to, change });
    }
  }
  return moves;
}

/** The move that least stands against, and of those the one that costs least travel. */
function best(moves: readonly Move[]): Change | null {
  const rank = (a: Change, b: Change) =>
    a.against.length - b.against.length || a.travelMetres - b.travelMetres || a.unitId - b.unitId;
  return moves.map(({ change }) => change).sort(rank)[0] ?? null;
}

/** Each unit on the border with what decided the easiest of its moves. */
function borders(ground: Ground, territory: number, moves: readonly Move[]): TerritoryExplanation['borders'] {
  const easiest = new Map<number, Move>();
  for (const move of moves) {
    const other = easiest.get(move.unit);
    if (!other || best([other, move]) === move.change) easiest.set(move.unit, move);
  }
  return [...easiest.values()].map((move) => ({
    unitId: move.change.unitId,
    isInside: move.from === territory,
    otherId: move.from === territory ? move.change.toId : move.change.fromId,
    decidedBy: decision(ground, move),
  }));
}

/** A constraint, where one stands against the move; else the gain that the move would cost; else nothing. */
function decision(ground: Ground, { unit, from, to, change }: Move): Decision {
  const [first] = change.against;
  if (first) return { kind: kindOf(first.key), measure: String(first.params.measure ?? '') || null };
  if (change.travelMetres > noticeableMetres) return { kind: 'travel', measure: null };
  const worse = ground.measures.findIndex((_, measure) => {
    const before = Math.max(
      Math.abs(deviationOf(ground, measure, to)),
      from < 0 ? 0 : Math.abs(deviationOf(ground, measure, from)),
    );
    return deviationsAfter(ground, unit, to)[measure] > before + noticeableShare;
  });
  if (worse >= 0) return { kind: 'balance', measure: ground.measures[worse].key };
  return { kind: change.movedSalesFen > 0 ? 'change' : 'nothing', measure: null };
}

const kindOf = (key: string): Decision['kind'] => {
  const kind = (['locked', 'breaks', 'tooMuch', 'tooLittle'] as const).find((one) => key.endsWith(one));
  return kind ?? 'nothing';
};

/** Why a band that is missed is not mended by moving one unit; null inside the band. */
function trouble(ground: Ground, territory: number, measure: number, moves: readonly Move[]): Trouble | null {
  const { measures, values, targets, assignment, data } = ground;
  const { key, tolerance, lowerTolerance } = measures[measure];
  const deviation = deviationOf(ground, measure, territory);
  const isOver = deviation > tolerance;
  if (!isOver && deviation >= -(lowerTolerance ?? tolerance)) return null;
  const value = values[measure];
  const helpful = moves.filter(({ unit, from }) => value[unit] > 0 && (from === territory) === isOver);
  const blocked = new Map<Decision['kind'], number>();
  for (const { change } of helpful) {
    const [first] = change.against;
    if (first) blocked.set(kindOf(first.key), (blocked.get(kindOf(first.key)) ?? 0) + 1);
  }
  const ceiling = targets[measure][territory] * (1 + tolerance);
  const tooBig = data.units.filter(
    (_, unit) => assignment.unitTerritory[unit] === territory && value[unit] > ceiling,
  );
  return {
    measure: key,
    deviation,
    tooBigUnitIds: tooBig.map(({ id }) => id),
    tried: helpful.length,
    blocked: [...blocked].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
    mend: best(helpful.filter(({ change }) => change.against.length === 0)),
  };
}

export type ExplainTerritory = ReturnType<typeof createExplainTerritory>;
