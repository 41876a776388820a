import type { ImportDifference } from '../../../shared/contract/import.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { StagedPlan } from '../../plan/staged.ts';
import type { Changes } from './changes.ts';

/** Who has what: territory id (0 = unassigned) per unit, and per account that is held apart. */
interface Standing {
  units: ReadonlyMap<number, number>;
  accounts: ReadonlyMap<number, number>;
}

const standingOf = (plan: PlanReader, scenarioId: number): Standing => ({
  units: plan.unitTerritories(scenarioId),
  accounts: plan.accountExceptions(scenarioId),
});

/** Units and accounts that an alignment sheet would move, each with its old and new territory. */
export function findMoves(
  plan: StagedPlan,
  changes: Changes,
  scenarioId: number,
  language: Language,
): ImportDifference[] {
  const before = standingOf(plan, scenarioId);
  let after = before;
  plan.trial((write) => {
    changes.write(write);
    after = standingOf(write, scenarioId);
  });
  const names = new Map(
    plan.where('territory', { scenario_id: scenarioId }).map((row) => [row.territory_id, row.name]),
  );
  const nameOf = (id: number) => names.get(id) ?? translate(language, 'export', 'unassigned');
  const field = translate(language, 'export', 'columns.territory');
  const move = (name: string, from: number, to: number): ImportDifference[] =>
    from === to ? [] : [{ kind: 'changed', name, field, before: nameOf(from), after: nameOf(to) }];
  const units = plan
    .all('unit')
    .flatMap(({ id, code, name }) =>
      move(`${code} ${name}`, before.units.get(id) ?? 0, after.units.get(id) ?? 0),
    );
  const accounts = plan.all('account').flatMap(({ id, ref, name, unit_id }) => {
    // One that goes along with its unit is told with the unit.
    if (before.accounts.get(id) === after.accounts.get(id)) return [];
    const inForce = ({ units, accounts }: Standing) => accounts.get(id) ?? units.get(unit_id ?? 0) ?? 0;
    return move(`${ref} ${name}`, inForce(before), inForce(after));
  });
  return [...units, ...accounts];
}
