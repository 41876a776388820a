import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EditableTable,
  type EditFieldType,
  editFields,
  measureFieldPrefix,
} from '../../../shared/domain/edit-fields.ts';
import { run, warnOf } from '../../app/commands.ts';
import { useApp } from '../../app/store.ts';
import type { SheetEdit, SheetRejection } from '../sheet.ts';
import { assignEdit } from './assign-edit.ts';

function fieldType(table: EditableTable, field: string): EditFieldType {
  if (field.startsWith(measureFieldPrefix)) return 'number';
  return (editFields[table] as Record<string, EditFieldType>)[field] ?? 'text';
}

/** Writes cells of a table as one edit (one undo); answers those refused, with the reason in the user's words. */
export function useEdit(table: EditableTable): (edits: SheetEdit[]) => Promise<SheetRejection[]> {
  const { t } = useTranslation();
  return useCallback(
    async (edits) => {
      if (await assignEdit(table, edits)) return [];
      const { scenarioId } = useApp.getState();
      const cells = edits.map(({ rowId, columnId, text }) => ({
        id: Number(rowId),
        field: columnId,
        value: text,
      }));
      const answer = await run((to) =>
        to.data.edit({ table, cells, ...(scenarioId === null ? {} : { scenarioId }) }),
      );
      warnOf(answer?.breaches ?? []);
      return (answer?.rejected ?? []).map(({ id, field, value, reason }) => ({
        rowId: String(id),
        columnId: field,
        text: value,
        reason: t([`grid:reason.${reason}.${fieldType(table, field)}`, `grid:reason.${reason}.any`], {
          defaultValue: t(`errors:${reason}`, { value, name: value }),
        }),
      }));
    },
    [t, table],
  );
}
