import type { EditableTable } from '../../../shared/domain/edit-fields.ts';
import { assignAccounts, assignUnits } from '../../app/commands.ts';
import { alignmentNow } from '../../app/territory-actions.ts';
import type { SheetEdit } from '../sheet.ts';

/**
 * The commonest block edit, many units or accounts to one territory, goes the way the map's assignments go: shown at once,
 * and only the sums are asked for again. Answers whether it was done; null when the edits are of another kind, or name no territory
 * there is.
 */
export async function assignEdit(table: EditableTable, edits: readonly SheetEdit[]): Promise<boolean | null> {
  const [first] = edits;
  if (first === undefined || (table !== 'units' && table !== 'accounts')) return null;
  if (!edits.every(({ columnId, text }) => columnId === 'territory' && text === first.text)) return null;
  const territory = alignmentNow()?.territories.find(({ name }) => name === first.text);
  if (territory === undefined && first.text !== '') return null;
  const ids = edits.map(({ rowId }) => Number(rowId));
  if (table === 'units') return assignUnits(ids, territory?.id ?? null);
  return assignAccounts(ids, territory?.id ?? 'follow');
}
