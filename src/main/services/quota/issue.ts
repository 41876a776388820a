import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import type { Plan } from '../../plan/plan.ts';
import { note, noteChanges } from './changes.ts';
import type { QuotaDesk } from './desk.ts';
import { nodeIds } from './nodes.ts';
import { writeStored } from './stored.ts';

/** Issuing writes every component's numbers down; reopening lets them follow the borders again. */
export function createQuotaIssue(plan: () => Plan, { existing, shown, sheetOf, scenarioName }: QuotaDesk) {
  return {
    /** Freezes the numbers of every component, or lets them follow the borders again. */
    setStatus(scenarioId: number, status: 'draft' | 'issued', why?: string): QuotaSheet {
      const stored = existing(scenarioId);
      if (stored.status === status) return shown(scenarioId);
      const name = scenarioName(scenarioId);
      const sheets =
        status === 'issued'
          ? stored.components.map(({ id }) => sheetOf(scenarioId, stored, { componentId: id }, true))
          : [];
      const key = status === 'issued' ? 'quota.issue' : 'quota.reopen';
      plan().edit({ key, params: { scenario: name } }, ['quota'], (write) => {
        const issuedAt = status === 'issued' ? new Date().toISOString() : null;
        writeStored(write, scenarioId, { ...stored, status, issuedAt });
        write.removeWhere('quota_issue', { scenario_id: scenarioId });
        write.removeWhere('account_transfer', { scenario_id: scenarioId });
        for (const { componentId, nodes } of sheets)
          for (const { node, amountsFen } of nodes)
            write.put('quota_issue', {
              scenario_id: scenarioId,
              component_id: componentId,
              node,
              amounts: JSON.stringify(amountsFen),
              ...nodeIds(node),
            });
        const change = note(status === 'issued' ? 'issue' : 'reopen', 0, 'all', '', 0, null, null);
        noteChanges(write, scenarioId, [change], why);
      });
      return shown(scenarioId);
    },
  };
}
