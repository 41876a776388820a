import type { Plan } from '../../plan/plan.ts';
import type { Session } from '../session.ts';

/** A session over a copy of a plan that nobody edits: what gathers an export asks it as it would the open one. */
export function snapshotSession(plan: Plan, name: string): Session {
  const refuse = (): never => {
    throw new Error('a copy made for reading');
  };
  return {
    plan: () => plan,
    isOpen: () => true,
    isIdle: () => true,
    idle: async () => {},
    name: () => name,
    folder: () => '',
    subscribe: () => () => {},
    open: refuse,
    take: refuse,
    sound: async () => {},
    checked: async () => {},
    create: refuse,
    leave: refuse,
    noteKept: () => {},
    close: refuse,
  };
}
