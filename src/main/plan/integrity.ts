import { AppError } from '../../shared/errors.ts';
import type { Journal } from './journal.ts';
import { type Overlays, scenarioParents } from './overlay.ts';
import type { PlanStore } from './store.ts';

/** Queries that find nothing in a sound plan: each row is one problem, in words. */
const rules: readonly string[] = [
  `SELECT 'unit code ' || code || ' is used ' || count(*) || ' times' FROM unit GROUP BY code HAVING count(*) > 1`,
  `SELECT 'account number ' || ref || ' is used ' || count(*) || ' times' FROM account WHERE ref <> '' GROUP BY ref HAVING count(*) > 1`,
  `SELECT 'scenario name ' || name || ' is used ' || count(*) || ' times' FROM scenario GROUP BY name HAVING count(*) > 1`,
  `SELECT count(*) || ' scenarios claim to be the present state' FROM scenario WHERE is_present = 1 HAVING count(*) > 1`,
  `SELECT 'account ' || id || ' has a point, but its place is "none"' FROM account WHERE location = 'none' AND longitude IS NOT NULL`,
  `SELECT 'account ' || id || ' has half a point' FROM account WHERE (longitude IS NULL) <> (latitude IS NULL)`,
  `SELECT 'history: step ' || seq || ' is done after an undone one' FROM journal
     WHERE undone = 0 AND seq > (SELECT min(seq) FROM journal WHERE undone = 1)`,
];

/** One broken rule can concern every row; a person reads the first few. */
const mostProblems = 100;

/** Everything `check` looks at: pages, references, names, scenarios looked through, history. Empty = sound. */
export function findProblems(store: PlanStore, overlays: Overlays, journal: Journal): string[] {
  const pages = store.db.pragma(`integrity_check(${mostProblems})`) as { integrity_check: string }[];
  const damage = pages.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  // On damaged pages the other questions have no trustworthy answer.
  if (damage.length > 0) return damage;
  return [
    ...danglingReferences(store),
    ...rules.flatMap((sql) => (store.statement(sql, true).all() as [string][]).map(([text]) => text)),
    ...unknownTerritories(store, overlays),
    ...unreadableSteps(store, journal),
  ].slice(0, mostProblems);
}

function danglingReferences(store: PlanStore): string[] {
  const rows = store.db
    .prepare<[], [table: string, parent: string, count: number]>(
      'SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2',
    )
    .raw()
    .all();
  return rows.map(([table, parent, count]) => `${table}: ${count} rows name a ${parent} that does not exist`);
}

/** A unit or account may only be in a territory that its own scenario has, wherever the value was looked up. */
function unknownTerritories(store: PlanStore, overlays: Overlays): string[] {
  const problems: string[] = [];
  for (const scenarioId of scenarioParents(store).keys()) {
    const rows = store
      .statement('SELECT territory_id FROM territory WHERE scenario_id = ?', true)
      .all(scenarioId);
    const territories = new Set((rows as [number][]).map(([id]) => id));
    for (const overlay of [overlays.units, overlays.accounts]) {
      try {
        for (const [id, territoryId] of overlay.allInForce(scenarioId)) {
          if (territoryId <= 0 || territories.has(territoryId)) continue;
          problems.push(
            `scenario ${scenarioId}: ${overlay.kind.thing} ${id} is in territory ${territoryId}, which does not exist`,
          );
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problems.push(`scenario ${scenarioId}: its parents lead nowhere or in a circle`);
        break;
      }
    }
  }
  return problems;
}

function unreadableSteps(store: PlanStore, journal: Journal): string[] {
  const rows = store.statement('SELECT seq FROM journal ORDER BY seq', true).all() as [number][];
  return rows.flatMap(([seq]) => {
    try {
      journal.image(seq);
      return [];
    } catch {
      return [`history: step ${seq} can't be read`];
    }
  });
}
