import { z } from 'zod';
import type { QuotaNode, QuotaRow, QuotaSheet } from '../../../shared/contract/quota.ts';
import { monthCount, periodCount } from '../../engine/quota/periods.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { storedDocument } from '../stored-json.ts';
import { dayText } from './calendar.ts';
import { type Computed, cellKey, type Locks } from './compute.ts';
import type { NodeTree } from './nodes.ts';
import { problemsOf } from './problems.ts';
import type { StoredComponent, StoredQuota } from './stored.ts';

interface SheetParts {
  readonly plan: PlanReader;
  readonly scenarioId: number;
  readonly stored: StoredQuota;
  readonly component: StoredComponent;
  readonly nodes: NodeTree;
  readonly computed: Computed;
  readonly locks: Locks;
}

/** The sheet of one component: live in a draft, as issued with its transfers once issued. */
export function buildSheet(parts: SheetParts): QuotaSheet {
  const { plan, scenarioId, stored, component, nodes, computed } = parts;
  const issued = stored.status === 'issued' ? readIssued(plan, scenarioId, component.id, nodes) : null;
  const transferred = issued ? readTransferred(plan, scenarioId, component.id, nodes) : null;
  const shown = issued ? issued.amounts : computed.table.amounts;
  if (transferred) for (let cell = 0; cell < shown.length; cell++) shown[cell] += transferred[cell];
  const sheetNodes = nodes.nodes.map((_, node) => nodeOf(parts, node, shown, issued !== null, transferred));
  const rows = Array.from(nodes.territoryNode, (node) => rowOf(sheetNodes[node]));
  const { season } = computed;
  return {
    scenarioId,
    componentId: component.id,
    components: stored.components.map(({ settings: _, ...rest }) => rest),
    status: stored.status,
    issuedAt: stored.issuedAt,
    fiscal: stored.fiscal,
    settings: { ...component.settings, totalFen: issued ? shown[0] : computed.total },
    rows,
    nodes: sheetNodes,
    periods: season.periods.map(({ start, end }) => ({ start: dayText(start), end: dayText(end - 1) })),
    problems: issued ? [] : problemsOf(nodes, computed),
    failure:
      computed.failure && !issued
        ? { code: computed.failure.code, params: { ...computed.failure.params } }
        : null,
    withoutQuota: issued
      ? rows.flatMap(({ territoryId }) => (issued.nodes.has(`t:${territoryId}`) ? [] : [territoryId]))
      : [],
    totalMonthsFen: Array.from({ length: monthCount }, (_, month) =>
      rows.reduce((sum, row) => sum + row.monthsFen[month], 0),
    ),
    season: Array.from(season.shares),
    seasonGaps: season.gaps,
    festival: season.festival,
  };
}

function nodeOf(
  { nodes, computed, locks }: SheetParts,
  node: number,
  shown: Float64Array,
  isIssued: boolean,
  transferred: Float64Array | null,
): QuotaNode {
  const { key, kind, id, name, depth } = nodes.nodes[node];
  const own = node * periodCount;
  const above = nodes.tree.parent[node];
  let locked = 0;
  for (let period = 0; period < periodCount; period++)
    if (locks.has(cellKey(key, period))) locked += 2 ** period;
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  const { table, history, potential, floor, ceiling, ramp } = computed;
  return {
    node: key,
    kind,
    id,
    parent: above < 0 ? null : nodes.nodes[above].key,
    depth,
    name,
    amountsFen: Array.from(shown.subarray(own, own + periodCount)),
    locked,
    assignedFen: table.assigned[own],
    floorFen: orNull(floor[node]),
    ceilingFen: orNull(ceiling[node]),
    remainderFen: isIssued ? 0 : table.remainder[node],
    ramp: ramp[node],
    historyFen: history[node],
    potentialFen: potential[node],
    nowFen: isIssued ? table.amounts[own] : null,
    transferredFen: transferred?.[own] ?? 0,
  };
}

function rowOf({ id, amountsFen, locked, historyFen, potentialFen }: QuotaNode): QuotaRow {
  const isLocked = (period: number) => Math.floor(locked / 2 ** period) % 2 === 1;
  return {
    territoryId: id ?? 0,
    totalFen: amountsFen[0],
    totalLocked: isLocked(0),
    monthsFen: amountsFen.slice(1, monthCount + 1),
    monthsLocked: Array.from({ length: monthCount }, (_, month) => isLocked(month + 1)),
    historyFen,
    potentialFen,
  };
}

/** Node × 17 as issued; nodes that came since are 0. */
function readIssued(plan: PlanReader, scenarioId: number, componentId: number, nodes: NodeTree) {
  const amounts = new Float64Array(nodes.nodes.length * periodCount);
  const known = new Set<string>();
  for (const row of plan.where('quota_issue', { scenario_id: scenarioId, component_id: componentId })) {
    known.add(row.node);
    const node = nodes.indexOf.get(row.node);
    if (node !== undefined)
      amounts.set(storedDocument('quota_issue', row.amounts, issuedAmounts), node * periodCount);
  }
  return { amounts, nodes: known };
}

/** Node × 17: what accounts that changed hands brought (+) and took (−), rolled up. */
export function readTransferred(
  plan: PlanReader,
  scenarioId: number,
  componentId: number,
  nodes: NodeTree,
): Float64Array {
  const sums = new Float64Array(nodes.nodes.length * periodCount);
  const add = (key: string, months: readonly number[], sign: number) => {
    for (let node = nodes.indexOf.get(key) ?? -1; node >= 0; node = nodes.tree.parent[node]) {
      months.forEach((amount, month) => {
        const own = node * periodCount;
        sums[own] += sign * amount;
        sums[own + month + 1] += sign * amount;
        sums[own + 13 + Math.floor(month / 3)] += sign * amount;
      });
    }
  };
  for (const row of plan.where('account_transfer', { scenario_id: scenarioId, component_id: componentId })) {
    const months = storedDocument('account_transfer', row.months, transferredMonths);
    add(`t:${row.from_territory}`, months, -1);
    add(`t:${row.to_territory}`, months, 1);
  }
  return sums;
}

/** A node's year, its months and its quarters as issued. */
const issuedAmounts = z.array(z.number()).max(periodCount);
/** What a transfer brings in each month. */
const transferredMonths = z.array(z.number()).max(monthCount);
