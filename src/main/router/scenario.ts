import type { Services } from '../services/index.ts';
import { judgePrinciples } from '../services/principles.ts';
import { inTurns, type Turns } from '../services/turns.ts';
import { follow } from './follow.ts';
import { os } from './os.ts';

/** @param turns the line in which questions wait: pieces of an answer stand in it, too, so that no turn holds two of them */
export function scenarioHandlers(
  { session, projection, scenario, territory, effect }: Services,
  turns: Turns,
) {
  return {
    branch: os.scenario.branch.handler(({ input }) => scenario.branch(input.fromId, input.name)),
    update: os.scenario.update.handler(({ input: { scenarioId, ...patch } }) =>
      scenario.update(scenarioId, patch),
    ),
    remove: os.scenario.remove.handler(({ input }) => scenario.removeInTurns(input.scenarioId)),
    alignment: os.scenario.alignment.handler(({ input, signal }) =>
      inTurns(session.plan, () => projection.alignmentInPieces(input.scenarioId), signal, turns.first),
    ),
    principles: os.scenario.principles.handler(({ input }) =>
      judgePrinciples(session.plan(), projection.alignment(input.scenarioId)),
    ),
    assignUnits: os.scenario.assignUnits.handler(({ input }) =>
      scenario.assignUnitsInTurns(input.scenarioId, input.unitIds, input.territoryId),
    ),
    assignAccounts: os.scenario.assignAccounts.handler(({ input, signal }) => {
      const { scenarioId, accountIds, territoryId } = input;
      return follow(
        (onStage, stop) =>
          scenario.assignAccountsInTurns(scenarioId, accountIds, territoryId, { onStage, signal: stop }),
        signal,
      );
    }),
    effect: os.scenario.effect.handler(({ input }) => effect.effect(input)),
    addTerritory: os.scenario.addTerritory.handler(({ input }) =>
      territory.add(input.scenarioId, input.name, input.repId ?? null),
    ),
    updateTerritory: os.scenario.updateTerritory.handler(({ input: { scenarioId, territoryId, ...patch } }) =>
      territory.update(scenarioId, territoryId, patch),
    ),
    lockAll: os.scenario.lockAll.handler(({ input }) =>
      territory.lockAll(input.scenarioId, input.locked, input.territoryIds),
    ),
    removeTerritory: os.scenario.removeTerritory.handler(({ input }) =>
      territory.removeInTurns(input.scenarioId, input.territoryId, input.intoId),
    ),
  };
}
