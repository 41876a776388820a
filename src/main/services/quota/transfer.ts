import type { QuotaTransferLine } from '../../../shared/contract/quota.ts';
import { AppError } from '../../../shared/errors.ts';
import { territoryRecord } from '../assignment.ts';
import { note, noteChanges } from './changes.ts';
import type { QuotaDependencies, QuotaDesk } from './desk.ts';
import { transferLines } from './transfer-lines.ts';

interface Transfer {
  accountIds: readonly number[];
  toTerritoryId: number;
  day: string;
}

/** Accounts that change hands on a day within issued quotas, and the quota that goes along. */
export function createQuotaTransfer(
  { plan, projection }: QuotaDependencies,
  { existing, sheetOf }: QuotaDesk,
) {
  function lines(scenarioId: number, transfer: Transfer): QuotaTransferLine[] {
    const stored = existing(scenarioId);
    if (stored.status !== 'issued') throw new AppError('QUOTA_NOT_ISSUED');
    return stored.components.flatMap(({ id }) =>
      transferLines(
        projection.dataset(scenarioId),
        projection.alignment(scenarioId),
        sheetOf(scenarioId, stored, { componentId: id }, false),
        transfer,
      ),
    );
  }

  return {
    /** What accounts would take along; stores nothing. @throws AppError QUOTA_NOT_ISSUED while borders still move the numbers */
    previewTransfer: (scenarioId: number, transfer: Transfer): QuotaTransferLine[] =>
      lines(scenarioId, transfer),

    /** Gives accounts to a territory from a day on, and the quota that goes along. One undo entry. */
    transfer(scenarioId: number, transfer: Transfer, why?: string): QuotaTransferLine[] {
      const moved = lines(scenarioId, transfer);
      const target = territoryRecord(plan(), scenarioId, transfer.toTerritoryId);
      const sources = new Set(moved.map(({ fromTerritoryId }) => fromTerritoryId));
      for (const id of [...sources, transfer.toTerritoryId]) {
        const { locked, name } = territoryRecord(plan(), scenarioId, id);
        if (locked === 1) throw new AppError('TERRITORY_LOCKED', { name });
      }
      const params = { count: transfer.accountIds.length, territory: target.name, day: transfer.day };
      plan().edit({ key: 'quota.transfer', params }, ['alignment', 'quota'], (write) => {
        write.assignAccounts(scenarioId, transfer.accountIds, transfer.toTerritoryId);
        const first = write.max('account_transfer', 'transfer_id') + 1;
        moved.forEach((line) => {
          write.put('account_transfer', {
            scenario_id: scenarioId,
            transfer_id: first + transfer.accountIds.indexOf(line.accountId),
            component_id: line.componentId,
            account_id: line.accountId,
            from_territory: line.fromTerritoryId,
            to_territory: transfer.toTerritoryId,
            day: transfer.day,
            months: JSON.stringify(line.monthsFen),
          });
        });
        const noted = moved.flatMap((line) => [
          note(
            'transfer',
            line.componentId,
            `t:${line.fromTerritoryId}`,
            line.fromName,
            0,
            null,
            -line.movedFen,
          ),
          note('transfer', line.componentId, `t:${target.territory_id}`, target.name, 0, null, line.movedFen),
        ]);
        const named = moved[0] ? `${transfer.day} ${moved[0].accountName}` : transfer.day;
        noteChanges(write, scenarioId, noted, why ? `${named}: ${why}` : named);
      });
      return moved;
    },
  };
}
