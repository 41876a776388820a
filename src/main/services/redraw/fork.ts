import type { HistoryRecord, Plan } from '../../plan/plan.ts';
import type { ScenarioRecord } from '../../plan/rows.ts';
import { scenarioRecord } from '../assignment.ts';

/** Where two scenarios parted. */
export interface Fork {
  /** The nearest scenario both descend from, or are. */
  readonly scenarioId: number;
  /** The step of the history at which their ways parted; null when the history no longer holds it. */
  readonly seq: number | null;
  /** When that was, ISO 8601. */
  readonly at: string | null;
}

/** What the step of a re-base is called; its parameters say of what onto what. */
const rebaseKey = 'scenario.rebase';

const longestHistory = 1_000_000;

function lineOf(plan: Plan, scenarioId: number): ScenarioRecord[] {
  const records: ScenarioRecord[] = [];
  for (let at: number | null = scenarioId; at !== null; ) {
    const record: ScenarioRecord = scenarioRecord(plan, at);
    records.push(record);
    at = record.parent_id;
  }
  return records;
}

/** The step that made a scenario. */
function madeBy(steps: readonly HistoryRecord[], { created_at, name }: ScenarioRecord): number | null {
  const same = steps.filter(({ at }) => at === created_at);
  return (same.find(({ label }) => Object.values(label.params).includes(name)) ?? same.at(-1))?.seq ?? null;
}

/**
 * The step after which the youngest of a line knows nothing of the common scenario at its end: the branch off it, or a later
 * re-base onto it that came before the next branch.
 */
function leftAt(steps: readonly HistoryRecord[], line: readonly ScenarioRecord[], common: number) {
  const branch = line.at(-1);
  let seq = branch ? madeBy(steps, branch) : null;
  line.forEach(({ id }, index) => {
    const next = line[index - 1];
    const before = next ? (madeBy(steps, next) ?? 0) : Number.POSITIVE_INFINITY;
    for (const step of steps) {
      const { key, params } = step.label;
      if (key !== rebaseKey || params.scenario !== id || params.ontoScenario !== common) continue;
      if (step.seq < before && step.seq > (seq ?? 0)) seq = step.seq;
    }
  });
  return seq;
}

/**
 * Where two scenarios parted: what both are compared with is the common scenario as it was then, so that what it became later
 * counts as a change of its own. Null when they have nothing in common.
 */
export function forkOf(plan: Plan, a: number, b: number): Fork | null {
  const [lineA, lineB] = [lineOf(plan, a), lineOf(plan, b)];
  const common = lineA.find(({ id }) => lineB.some((other) => other.id === id));
  if (!common) return null;
  const steps = plan.history(longestHistory).filter(({ undone }) => !undone);
  // The scenarios of each line down from the common one; none where the line is the common one itself.
  const lines = [lineA, lineB]
    .map((records) =>
      records.slice(
        0,
        records.findIndex(({ id }) => id === common.id),
      ),
    )
    .filter((records) => records.length > 0);
  const left = lines.flatMap((line) => leftAt(steps, line, common.id) ?? []);
  const seq = left.length === lines.length && left.length > 0 ? Math.min(...left) : null;
  return {
    scenarioId: common.id,
    seq,
    at: steps.find((step) => step.seq === seq)?.at ?? null,
  };
}
