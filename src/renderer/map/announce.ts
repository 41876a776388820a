import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActiveAlignment, useUnits } from '../app/queries.ts';
import { useApp } from '../app/store.ts';

/** What a screen reader is told when a single unit is selected on the map. */
export function useAnnouncement(): string {
  const { t } = useTranslation();
  const selection = useApp((state) => state.selection);
  const units = useUnits().data;
  const alignment = useActiveAlignment().data;
  return useMemo(() => {
    if (selection?.kind !== 'unit' || selection.ids.length !== 1 || units === undefined) return '';
    const at = units.findIndex((unit) => unit.id === selection.ids[0]);
    const unit = units[at];
    if (unit === undefined) return '';
    const territory = alignment?.territories.find((row) => row.id === alignment.unitTerritory[at]);
    return t('map:announceUnit', { name: unit.name, territory: territory?.name ?? t('unassigned') });
  }, [selection, units, alignment, t]);
}
