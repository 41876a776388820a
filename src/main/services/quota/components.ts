import type { QuotaComponent, QuotaFiscal, QuotaSheet } from '../../../shared/contract/quota.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan } from '../../plan/plan.ts';
import type { QuotaDesk } from './desk.ts';
import { componentOf, type StoredComponent, writeStored } from './stored.ts';

/** The components of a scenario's quotas and the year they share. */
export function createQuotaComponents(plan: () => Plan, { draft, shown, scenarioName }: QuotaDesk) {
  return {
    setFiscal(scenarioId: number, fiscal: QuotaFiscal): QuotaSheet {
      const stored = { ...draft(scenarioId), fiscal };
      const params = { scenario: scenarioName(scenarioId) };
      plan().edit({ key: 'quota.settings', params }, ['quota'], (write) =>
        writeStored(write, scenarioId, stored),
      );
      return shown(scenarioId);
    },

    /** Adds or changes a component. A new one starts with the settings of the main one and nothing hand-set. */
    saveComponent(
      scenarioId: number,
      component: Omit<QuotaComponent, 'id'> & { id: number | null },
    ): QuotaSheet {
      const stored = draft(scenarioId);
      const taken = stored.components.some(({ id, name }) => id !== component.id && name === component.name);
      if (taken) throw new AppError('NAME_TAKEN', { name: component.name });
      const id = component.id ?? Math.max(...stored.components.map((each) => each.id)) + 1;
      const { settings } = component.id === null ? stored.components[0] : componentOf(stored, id);
      const { nodeFloors: _floors, nodeCeilings: _ceilings, ...plain } = settings;
      const saved: StoredComponent = { ...component, id, settings: component.id === null ? plain : settings };
      const components =
        component.id === null
          ? [...stored.components, saved]
          : stored.components.map((each) => (each.id === id ? saved : each));
      plan().edit({ key: 'quota.component', params: { name: component.name } }, ['quota'], (write) =>
        writeStored(write, scenarioId, { ...stored, components }),
      );
      return shown(scenarioId, id);
    },

    /** The main component stays. */
    removeComponent(scenarioId: number, componentId: number): QuotaSheet {
      const stored = draft(scenarioId);
      const { name } = componentOf(stored, componentId);
      if (componentId === stored.components[0].id)
        throw new AppError('VALUE_INVALID', { field: 'componentId', value: name });
      plan().edit({ key: 'quota.removeComponent', params: { name } }, ['quota'], (write) => {
        const components = stored.components.filter(({ id }) => id !== componentId);
        writeStored(write, scenarioId, { ...stored, components });
        for (const table of ['quota_cell', 'comment'] as const)
          write.removeWhere(table, { scenario_id: scenarioId, component_id: componentId });
      });
      return shown(scenarioId);
    },
  };
}
