import { useMemo } from 'react';
import type { Comparison } from '../../../../shared/contract/compare.ts';
import { useUnits } from '../../../app/queries.ts';
import { useSheetWords } from '../../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../../grid/sheet.ts';
import { CompareSheet } from './CompareSheet.tsx';
import { handColumns } from './hand-columns.ts';
import type { ListProps } from './list.ts';
import { show, useSelected } from './selection.ts';

type MovedUnit = Comparison['units'][number] & { name: string };

/** Units that change hands. */
export function UnitList({ comparison, ...list }: ListProps) {
  const words = useSheetWords();
  const { t } = words;
  const units = useUnits().data;
  const rows = useMemo<MovedUnit[]>(() => {
    const names = new Map(units?.map(({ id, name }) => [id, name]));
    return comparison.units.map((row) => ({ ...row, name: names.get(row.unitId) ?? '' }));
  }, [comparison, units]);
  const columns = useMemo<SheetColumn<MovedUnit>[]>(
    () => [
      words.text<MovedUnit>('name', t('grid:column.unit'), ({ name }) => name, 130, {
        pinned: true,
        counts: (all) => t('grid:ofUnits', { text: words.f.count(all.length) }),
      }),
      words.count<MovedUnit>({
        id: 'accounts',
        header: t('grid:column.accounts'),
        of: ({ accounts }) => accounts,
        sum: true,
      }),
      ...handColumns<MovedUnit>(words),
    ],
    [words, t],
  );
  return (
    <CompareSheet<MovedUnit>
      {...list}
      label={t('compare:unitsLabel')}
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.unitId)}
      selectedIds={useSelected('unit')}
      onSelect={(ids) => show('unit', ids.map(Number))}
      empty={t('compare:noUnits')}
    />
  );
}
