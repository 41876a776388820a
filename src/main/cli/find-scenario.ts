import { AppError } from '../../shared/errors.ts';
import type { ScenarioRecord } from '../plan/rows.ts';
import type { Services } from '../services/index.ts';
import { scenarioByName } from '../services/scenario-service.ts';

/** The scenario of that name. Throws NOT_FOUND. */
export function findScenario({ session }: Services, name: string): ScenarioRecord {
  const found = scenarioByName(session.plan(), name);
  if (!found) throw new AppError('NOT_FOUND', { what: 'scenario', name });
  return found;
}
