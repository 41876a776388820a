import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EditableTable,
  type EditFieldType,
  editFields,
  measureFieldPrefix,
} from '../../../shared/domain/edit-fields.ts';
import { packCells } from '../../../shared/rows/packed-cells.ts';
import { client } from '../../app/client.ts';
import { warnOf } from '../../app/commands.ts';
import { followLarge } from '../../app/follow-job.ts';
import { useFormat } from '../../app/format.ts';
import { useApp } from '../../app/store.ts';
import type { SheetEdit, SheetRejection } from '../sheet.ts';
import { assignEdit } from './assign-edit.ts';

function fieldType(table: EditableTable, field: string): EditFieldType {
  if (field.startsWith(measureFieldPrefix)) return 'number';
  return (editFields[table] as Record<string, EditFieldType>)[field] ?? 'text';
}

/**
 * Writes cells of a table as one edit (one undo); answers those refused, with the reason in the user's words, null when it failed and said
 * so or was given up.
 */
export function useEdit(table: EditableTable): (edits: SheetEdit[]) => Promise<SheetRejection[] | null> {
  const { t } = useTranslation();
  const f = useFormat();
  return useCallback(
    async (edits) => {
      const assigned = await assignEdit(table, edits);
      if (assigned !== null) return assigned ? [] : null;
      const { scenarioId } = useApp.getState();
      const cells = edits.map(({ rowId, columnId, text }) => ({
        id: Number(rowId),
        field: columnId,
        value: text,
      }));
      const input = { table, cells: packCells(cells), ...(scenarioId === null ? {} : { scenarioId }) };
      const { length } = cells;
      const answer = await followLarge(
        {
          size: length,
          id: 'cells',
          text: () => t('grid:editing', { count: length, text: f.count(length) }),
        },
        (signal) => client().data.edit(input, { signal }),
      );
      if (answer === null) return null;
      warnOf(answer.breaches);
      return answer.rejected.map(({ id, field, value, reason, least, most }) => ({
        rowId: String(id),
        columnId: field,
        text: value,
        reason: t([`grid:reason.${reason}.${fieldType(table, field)}`, `grid:reason.${reason}.any`], {
          defaultValue: t(`errors:${reason}`, { value, name: value }),
          // Years among them: no thousands marks.
          least: String(least),
          most: String(most),
        }),
      }));
    },
    [t, f, table],
  );
}
