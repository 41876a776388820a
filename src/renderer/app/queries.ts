import { keepPreviousData, queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MovedAccount } from '../../shared/contract/compare.ts';
import type { AccountRow, UnitRow } from '../../shared/contract/data.ts';
import type { Operation } from '../../shared/contract/redraw.ts';
import type { LayerRule } from '../../shared/domain/layer-rule.ts';
import { emptyGeometry, readGeometry } from '../map/geometry.ts';
import { pointsOf, readPoints } from '../map/points.ts';
import type { AccountPoints } from '../map/scene.ts';
import { readPairs } from '../map/walk.ts';
import { client } from './client.ts';
import { mapShown } from './map-shown.ts';
import { useApp } from './store.ts';

/** Keys of every cached question; events.ts turns the plan's topics into them. */
export const keys = {
  info: ['info'] as const,
  preferences: ['preferences'] as const,
  recent: ['recent'] as const,
  backups: (recentId?: string) => ['backups', recentId ?? ''] as const,
  backup: (backupId: string) => ['backup', backupId] as const,
  state: ['state'] as const,
  units: ['units'] as const,
  boundaries: ['boundaries'] as const,
  accounts: ['accounts'] as const,
  accountPoints: ['accounts', 'points'] as const,
  reps: ['reps'] as const,
  competitors: ['competitors'] as const,
  neighbours: ['neighbours'] as const,
  history: ['history'] as const,
  alignment: (scenarioId: number) => ['alignment', scenarioId] as const,
  principles: (scenarioId: number) => ['principles', scenarioId] as const,
  staffing: (scenarioId: number, ...what: readonly unknown[]) => ['staffing', scenarioId, ...what] as const,
  sizing: (scenarioId: number | null) => ['sizing', scenarioId ?? 0] as const,
  market: ['market'] as const,
  /** Component 0 = the main one. */
  quota: (scenarioId: number, componentId = 0) => ['quota', scenarioId, componentId] as const,
  quotaChanges: (scenarioId: number) => ['quota', scenarioId, 'changes'] as const,
  fairness: (scenarioId: number) => ['fairness', scenarioId] as const,
  layers: (scenarioId: number) => ['layers', 'list', scenarioId] as const,
  layerWords: ['layers', 'words'] as const,
  layerPreview: (rule: LayerRule, exceptId: number | null) => ['layers', 'preview', rule, exceptId] as const,
  layerAccounts: (scenarioId: number) => ['layers', 'accounts', scenarioId] as const,
  tree: (scenarioId: number) => ['tree', scenarioId] as const,
  guardRails: ['guardRails'] as const,
  snapshots: ['snapshots'] as const,
  comments: (scenarioId: number) => ['comments', scenarioId] as const,
  reviews: ['review', 'list'] as const,
  proposal: ['review', 'proposal'] as const,
  preview: (scenarioId: number, operation: Operation | null) => ['preview', scenarioId, operation] as const,
  pay: ['pay', 'state'] as const,
  compare: (leftId: number, rightId: number) => ['compare', leftId, rightId] as const,
};

export const useInfo = () =>
  useQuery({ queryKey: keys.info, queryFn: ({ signal }) => client().app.info(undefined, { signal }) });

export const preferencesQuery = queryOptions({
  queryKey: keys.preferences,
  queryFn: ({ signal }) => client().app.preferences(undefined, { signal }),
});
export const usePreferences = () => useQuery(preferencesQuery);

export const useRecentPlans = () =>
  useQuery({
    queryKey: keys.recent,
    queryFn: ({ signal }) => client().app.recentPlans(undefined, { signal }),
  });

/** The open plan, or null when none is open. */
export const usePlan = () =>
  useQuery({ queryKey: keys.state, queryFn: ({ signal }) => client().plan.state(undefined, { signal }) });

export const useUnits = () =>
  useQuery({
    queryKey: keys.units,
    queryFn: ({ signal }) => allRows<UnitRow>((page) => client().data.units(page, { signal })),
  });

/** The units' borders, the coarsest level first; finer ones are laid in as the map is looked at (map/shape.ts). */
export const useShape = () =>
  useQuery({
    queryKey: keys.boundaries,
    queryFn: async ({ signal }) => {
      const found = await client().data.shape({}, { signal });
      return found === null ? emptyGeometry(0) : readGeometry(await found.bytes.arrayBuffer(), found.level);
    },
    structuralSharing: false,
  });

/** Where the accounts are, for the map. */
const useAccountPoints = () =>
  useQuery({
    queryKey: keys.accountPoints,
    queryFn: async ({ signal }) =>
      readPoints(await (await client().data.accountPoints(undefined, { signal })).arrayBuffer()),
    structuralSharing: false,
  });

/** Small enough that the main process is never held up by one. */
const pageSize = 2500;

/** Every row of a large table, page by page. */
async function allRows<Row>(
  ask: (page: { offset: number; limit: number }) => Promise<{ rows: Row[]; total: number }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await ask({ offset: rows.length, limit: pageSize });
    for (const row of page.rows) rows.push(row);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

export const useAccounts = () =>
  useQuery({
    queryKey: keys.accounts,
    queryFn: async ({ signal }) => {
      await mapShown();
      return allRows<AccountRow>((page) => client().data.accounts(page, { signal }));
    },
  });

export const useReps = () =>
  useQuery({ queryKey: keys.reps, queryFn: ({ signal }) => client().data.reps(undefined, { signal }) });

export const useCompetitors = () =>
  useQuery({
    queryKey: keys.competitors,
    queryFn: ({ signal }) => client().data.competitors(undefined, { signal }),
  });

export const useNeighbours = () =>
  useQuery({
    queryKey: keys.neighbours,
    queryFn: async ({ signal }) => {
      const { pairs, links } = await client().data.neighbours(undefined, { signal });
      return { pairs: readPairs(await pairs.arrayBuffer()), links };
    },
    structuralSharing: false,
  });

export const useHistory = () =>
  useQuery({
    queryKey: keys.history,
    queryFn: ({ signal }) => client().plan.history({ limit: 1000 }, { signal }),
  });

/** Territories, sums and assignments of a scenario; idle while the id is null. */
export const useAlignment = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.alignment(scenarioId ?? 0),
    queryFn:
      scenarioId === null
        ? skipToken
        : ({ signal }) => client().scenario.alignment({ scenarioId }, { signal }),
  });

/** The alignment of the scenario on screen. */
export function useActiveAlignment() {
  return useAlignment(useApp((state) => state.scenarioId));
}

export const usePrinciples = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.principles(scenarioId ?? 0),
    queryFn:
      scenarioId === null
        ? skipToken
        : ({ signal }) => client().scenario.principles({ scenarioId }, { signal }),
  });

/** Layers with what their rules select, and what of it is left to geography; of the scenario, or the one a layer belongs to. */
export const useLayers = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.layers(scenarioId ?? 0),
    queryFn:
      scenarioId === null ? skipToken : ({ signal }) => client().layers.list({ scenarioId }, { signal }),
  });

/** The words a rule may look for, per field. */
export const useLayerWords = () =>
  useQuery({
    queryKey: keys.layerWords,
    queryFn: ({ signal }) => client().layers.words(undefined, { signal }),
  });

/** What a rule would select; idle without one. The last answer stays until the next comes. */
export const useLayerPreview = (rule: LayerRule | null, exceptId: number | null) =>
  useQuery({
    queryKey: keys.layerPreview(rule ?? { match: 'all', conditions: [] }, exceptId),
    queryFn:
      rule === null ? skipToken : ({ signal }) => client().layers.preview({ rule, exceptId }, { signal }),
    placeholderData: keepPreviousData,
  });

/** Ids of the accounts the scenario on screen is about; null = all. */
function useScenarioAccountIds(): ReadonlySet<number> | null {
  const scenarioId = useApp((state) => state.scenarioId);
  const ids = useQuery({
    queryKey: keys.layerAccounts(scenarioId ?? 0),
    queryFn:
      scenarioId === null ? skipToken : ({ signal }) => client().layers.accounts({ scenarioId }, { signal }),
  }).data;
  return useMemo(() => (ids == null ? null : new Set(ids)), [ids]);
}

/** The accounts the scenario on screen is about: those of its layer, or what exclusive layers leave to geography. */
export function useScenarioAccounts(): { data: AccountRow[] | undefined } {
  const all = useAccounts().data;
  const wanted = useScenarioAccountIds();
  const data = useMemo(
    () => (wanted === null || all === undefined ? all : all.filter(({ id }) => wanted.has(id))),
    [all, wanted],
  );
  return { data };
}

/** The units with the figures of those accounts; the same order as `useUnits`. */
export function useScenarioUnits(): { data: UnitRow[] | undefined } {
  const scenarioId = useApp((state) => state.scenarioId);
  const isWhole = useScenarioAccountIds() === null;
  const all = useUnits().data;
  const own = useQuery({
    queryKey: [...keys.units, 'of', scenarioId],
    queryFn:
      isWhole || scenarioId === null
        ? skipToken
        : ({ signal }) =>
            allRows<UnitRow>((page) => client().data.units({ ...page, scenarioId }, { signal })),
  }).data;
  return { data: isWhole ? all : own };
}

/** The same as points, there long before the rows. */
export function useScenarioPoints(): AccountPoints | undefined {
  const all = useAccountPoints().data;
  const wanted = useScenarioAccountIds();
  return useMemo(() => (wanted === null || all === undefined ? all : pointsOf(all, wanted)), [all, wanted]);
}

/** The territory tree of a scenario with its sums; idle while the id is null. */
export const useTree = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.tree(scenarioId ?? 0),
    queryFn: scenarioId === null ? skipToken : ({ signal }) => client().tree.get({ scenarioId }, { signal }),
  });

/** A choice of rep made on screen and not kept yet. */
type ChosenRep = { territoryId: number; repId: number | null };

/** Reps to territories around the choices made; the former answer stays while a new one comes. */
export const useStaffing = (scenarioId: number, chosen: readonly ChosenRep[]) =>
  useQuery({
    queryKey: keys.staffing(scenarioId, 'proposal', chosen),
    queryFn: ({ signal }) => client().staffing.propose({ scenarioId, chosen: [...chosen] }, { signal }),
    placeholderData: keepPreviousData,
  });

/** What every other rep would cost in one territory. */
export const useStaffingOptions = (scenarioId: number, territoryId: number, chosen: readonly ChosenRep[]) =>
  useQuery({
    queryKey: keys.staffing(scenarioId, 'options', territoryId, chosen),
    queryFn: ({ signal }) =>
      client().staffing.options({ scenarioId, territoryId, chosen: [...chosen] }, { signal }),
    placeholderData: keepPreviousData,
  });

/** The three sizing methods; utilisation of the reps in the scenario, when there is one. */
export const useSizing = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.sizing(scenarioId),
    queryFn: ({ signal }) => client().sizing.report({ scenarioId }, { signal }),
  });

export const useQuota = (scenarioId: number | null, componentId = 0) =>
  useQuery({
    queryKey: keys.quota(scenarioId ?? 0, componentId),
    queryFn:
      scenarioId === null
        ? skipToken
        : ({ signal }) =>
            client().quota.get(componentId === 0 ? { scenarioId } : { scenarioId, componentId }, { signal }),
  });

/** Who changed which quota, newest first. */
export const useQuotaChanges = (scenarioId: number) =>
  useQuery({
    queryKey: keys.quotaChanges(scenarioId),
    queryFn: ({ signal }) => client().quota.changes({ scenarioId, limit: 500 }, { signal }),
  });

export const useFairness = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.fairness(scenarioId ?? 0),
    queryFn:
      scenarioId === null ? skipToken : ({ signal }) => client().fairness.get({ scenarioId }, { signal }),
  });

/** Calculated measures, parameters, and the names a formula may use. */
export const useFormulas = () =>
  useQuery({
    queryKey: [...keys.market, 'formulas'],
    queryFn: ({ signal }) => client().market.formulas(undefined, { signal }),
  });

/** Priority and market state of every unit by the accounts of the scenario on screen, in the order of `useUnits`. */
export function useMarketSheet(enabled = true) {
  const scenarioId = useApp((state) => state.scenarioId);
  return useQuery({
    enabled,
    queryKey: [...keys.market, 'sheet', scenarioId],
    queryFn: async ({ signal }) => {
      const {
        units: first,
        total,
        ...rest
      } = await client().market.sheet({ scenarioId, offset: 0, limit: pageSize }, { signal });
      const units = await allRows(async ({ offset, limit }) => {
        if (offset === 0) return { rows: first, total };
        const page = await client().market.sheet({ scenarioId, offset, limit }, { signal });
        return { rows: page.units, total: page.total };
      });
      return { ...rest, units };
    },
  });
}

export const usePay = () =>
  useQuery({ queryKey: keys.pay, queryFn: ({ signal }) => client().pay.get(undefined, { signal }) });

export const useComparison = (leftId: number | null, rightId: number | null) =>
  useQuery({
    queryKey: keys.compare(leftId ?? 0, rightId ?? 0),
    queryFn:
      leftId === null || rightId === null
        ? skipToken
        : ({ signal }) => client().scenario.compare({ leftId, rightId }, { signal }),
  });

async function allMovedAccounts(
  leftId: number,
  rightId: number,
  signal: AbortSignal,
): Promise<MovedAccount[]> {
  const rows: MovedAccount[] = [];
  const limit = 5000;
  for (;;) {
    const input = { leftId, rightId, offset: rows.length, limit };
    const page = await client().scenario.movedAccounts(input, { signal });
    rows.push(...page);
    if (page.length < limit) return rows;
  }
}

/** Every account that changes hands from the left scenario to the right one. */
export const useMovedAccounts = (leftId: number, rightId: number) =>
  useQuery({
    queryKey: [...keys.compare(leftId, rightId), 'accounts'],
    queryFn: ({ signal }) => allMovedAccounts(leftId, rightId, signal),
  });

/** The scenario on screen as the plan describes it. */
export function useActiveScenario() {
  const scenarioId = useApp((state) => state.scenarioId);
  const plan = usePlan();
  return plan.data?.scenarios.find((scenario) => scenario.id === scenarioId) ?? null;
}

export const useGuardRails = () =>
  useQuery({
    queryKey: keys.guardRails,
    queryFn: ({ signal }) => client().scenario.guardRails(undefined, { signal }),
  });

/** Snapshots of every scenario, youngest first. */
export const useSnapshots = () =>
  useQuery({
    queryKey: keys.snapshots,
    queryFn: ({ signal }) => client().scenario.snapshots(undefined, { signal }),
  });

/** Threads of comments of a scenario, the one with the newest comment first. */
export const useThreads = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.comments(scenarioId ?? 0),
    queryFn:
      scenarioId === null ? skipToken : ({ signal }) => client().comments.list({ scenarioId }, { signal }),
  });

/** Packages sent from this plan, and the one it was opened from. */
export const useReviews = () =>
  useQuery({ queryKey: keys.reviews, queryFn: ({ signal }) => client().review.list(undefined, { signal }) });

/** What a review copy changed; null where the plan is none. */
export const useProposal = (enabled: boolean) =>
  useQuery({
    enabled,
    queryKey: keys.proposal,
    queryFn: ({ signal }) => client().review.proposal(undefined, { signal }),
  });
