import { useMemo } from 'react';
import type { OperationEffect } from '../../../shared/contract/redraw.ts';
import type { Alignment, TerritoryRow } from '../../../shared/contract/scenario.ts';
import { useApp } from '../../app/store.ts';
import { usePreview } from '../../map/redraw/use-preview.ts';
import { useWouldBe } from './use-effect-shown.ts';

/** The figures of the scenario on screen as a move or operation that is only thought of would leave them. */
export interface AsWouldBe {
  /** Rows that differ, by territory id. */
  rows: ReadonlyMap<number, TerritoryRow>;
  /** All of them, without those that would go and with those that would come. */
  territories: readonly TerritoryRow[];
  /** Those that would come. */
  newcomers: readonly TerritoryRow[];
  unassigned: Alignment['unassigned'];
  movedAccounts: number;
  /** Whether anything is only thought of. */
  isThought: boolean;
}

const noRows: ReadonlyMap<number, TerritoryRow> = new Map();

/** What an operation on its way would leave. */
export function asPreviewed(alignment: Alignment, preview: OperationEffect): AsWouldBe {
  const then = new Map(preview.territories.map(({ before, after }) => [(after ?? before)?.id ?? 0, after]));
  const known = new Set(alignment.territories.map(({ id }) => id));
  const rows = new Map([...then].flatMap(([id, row]) => (row ? [[id, row] as const] : [])));
  const newcomers = [...rows.values()].filter(({ id }) => !known.has(id));
  return {
    rows,
    territories: [
      ...alignment.territories.flatMap((row) => (then.has(row.id) ? (then.get(row.id) ?? []) : row)),
      ...newcomers,
    ],
    newcomers,
    unassigned: { ...alignment.unassigned, units: preview.unassignedUnits.after },
    movedAccounts: preview.movedAccounts.after,
    isThought: true,
  };
}

export function useAsWouldBe(alignment: Alignment): AsWouldBe {
  const move = useWouldBe();
  const operation = useApp((state) => state.operation);
  const preview = usePreview(operation).data;
  return useMemo(() => {
    if (operation !== null && preview !== undefined) return asPreviewed(alignment, preview);
    if (move !== null) {
      const rows = new Map(move.territories.map((row) => [row.id, row]));
      return {
        rows,
        territories: alignment.territories.map((row) => rows.get(row.id) ?? row),
        newcomers: [],
        unassigned: move.unassigned,
        movedAccounts: move.movedAccounts,
        isThought: true,
      };
    }
    const { unassigned, movedAccounts, territories } = alignment;
    return { rows: noRows, territories, newcomers: [], unassigned, movedAccounts, isThought: false };
  }, [alignment, move, operation, preview]);
}
