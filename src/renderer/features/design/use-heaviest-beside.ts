import { useCallback, useMemo } from 'react';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useNeighbours, useUnits } from '../../app/queries.ts';
import { heaviestNeighbour } from './mends.ts';
import type { DesignForm } from './settings.ts';

/** Finds the unit beside others that weighs most in the measures asked for, relative to the whole of each. */
export function useHeaviestBeside(
  plan: PlanState,
  asked: DesignForm,
): (unitIds: readonly number[]) => number | null {
  const units = useUnits().data;
  const pairs = useNeighbours().data?.pairs;
  const weights = useMemo(() => {
    const columns = asked.measures
      .filter(({ soft }) => soft !== true)
      .map(({ key }) => plan.measures.findIndex((measure) => measure.key === key));
    const wholes = columns.map((column) =>
      (units ?? []).reduce((sum, unit) => sum + (unit.values[column] ?? 0), 0),
    );
    return new Map(
      (units ?? []).map((unit) => [
        unit.id,
        Math.max(0, ...columns.map((column, at) => (unit.values[column] ?? 0) / (wholes[at] || 1))),
      ]),
    );
  }, [units, asked, plan.measures]);
  return useCallback(
    (unitIds) => heaviestNeighbour(unitIds, pairs ?? [], (id) => weights.get(id) ?? 0),
    [pairs, weights],
  );
}
