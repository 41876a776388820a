import type { QuotaChange } from '../../shared/contract/quota.ts';
import { readChanges, signature, writeSignature } from './quota/changes.ts';
import { createQuotaComponents } from './quota/components.ts';
import { createQuotaDesk, type QuotaDependencies } from './quota/desk.ts';
import { createQuotaEdits } from './quota/edit.ts';
import { createQuotaIssue } from './quota/issue.ts';
import { createQuotaTransfer } from './quota/transfer.ts';

/**
 * Quotas of a scenario. A draft's sheet is always a function of settings, hand-set cells, the tree and the territories'
 * present figures: it follows every border that moves. What is stored is settings and hand-set cells. Issuing writes the
 * numbers down; from then on they change only by hand, by import and by accounts that change hands on a day.
 */
export function createQuotaService(dependencies: QuotaDependencies) {
  const { plan } = dependencies;
  const desk = createQuotaDesk(dependencies);
  const { get, preview, previewChange } = desk;

  return {
    get,
    preview,
    previewChange,
    ...createQuotaEdits(plan, desk),
    ...createQuotaIssue(plan, desk),
    ...createQuotaComponents(plan, desk),
    ...createQuotaTransfer(dependencies, desk),

    changes: (scenarioId: number, limit: number): QuotaChange[] => readChanges(plan(), scenarioId, limit),

    signature: (): string => signature(plan()),
    setSignature(who: string): void {
      plan().edit({ key: 'quota.signature', params: { who } }, ['quota'], (write) =>
        writeSignature(write, who),
      );
    },
  };
}

export type QuotaService = ReturnType<typeof createQuotaService>;
