import type { Plan } from '../../src/main/plan/plan.ts';
import type { ScenarioRecord } from '../../src/main/plan/rows.ts';
import { createProjection, type Projection } from '../../src/main/services/projection.ts';
import type { Session } from '../../src/main/services/session.ts';
import { type GridRegion, gridPlan } from './grid-plan.ts';

export interface GridSession {
  plan: Plan;
  session: Session;
  projection: Projection;
  /** 现状 */
  present: ScenarioRecord;
  dispose(): void;
}

/** A made-up region open in a session, for services to work on. */
export function gridSession(region: GridRegion): GridSession {
  const { plan, dispose } = gridPlan(region);
  const session: Session = {
    plan: () => plan,
    isOpen: () => true,
    isIdle: () => plan.isIdle(),
    idle: () => plan.idle(),
    open: () => plan,
    take: () => plan,
    sound: async () => {},
    checked: async () => {},
    create: () => plan,
    leave: async (go) => go(),
    noteKept: () => {},
    close: () => {},
    name: () => 'grid',
    folder: () => '',
    subscribe: (listener) => plan.onChange(listener),
  };
  const present = plan.where('scenario', { is_present: 1 })[0];
  if (!present) throw new Error('the region has no present state');
  return { plan, session, projection: createProjection(session), present, dispose };
}
