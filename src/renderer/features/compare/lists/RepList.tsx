import { useMemo } from 'react';
import type { Comparison } from '../../../../shared/contract/compare.ts';
import type { TerritorySums } from '../../../../shared/contract/scenario.ts';
import { type SheetWords, useSheetWords } from '../../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../../grid/sheet.ts';
import { CompareSheet } from './CompareSheet.tsx';
import type { ListProps } from './list.ts';
import { show, useSelected } from './selection.ts';

type ByRep = Comparison['territories'][number] & { key: string };

const sums = [
  { id: 'accounts', of: (side: TerritorySums) => side.accounts, kind: 'count', width: 104 },
  { id: 'workload', of: (side: TerritorySums) => side.workloadMinutes, kind: 'hours', width: 116 },
  { id: 'potential', of: (side: TerritorySums) => side.potentialFen, kind: 'money', width: 128 },
  { id: 'sales', of: (side: TerritorySums) => side.salesFen, kind: 'money', width: 128 },
] as const;

function columnsOf(words: SheetWords): SheetColumn<ByRep>[] {
  const { t, text } = words;
  return [
    text<ByRep>('rep', t('grid:column.rep'), ({ repName }) => (repName === '' ? '–' : repName), 110, {
      pinned: true,
      counts: (all) => t('grid:ofReps', { text: words.f.count(all.length) }),
    }),
    text<ByRep>('leftName', t('compare:fromTerritory'), ({ leftName }) => leftName ?? '–', 120),
    text<ByRep>('rightName', t('compare:toTerritory'), ({ rightName }) => rightName ?? '–', 120),
    ...sums.flatMap(({ id, of, kind, width }) =>
      (['left', 'right'] as const).map((side) =>
        words[kind]<ByRep>({
          id: `${id} ${side}`,
          header: t(side === 'left' ? 'compare:before' : 'compare:after', { name: t(`grid:column.${id}`) }),
          of: (row) => (row[side] === null ? null : of(row[side])),
          sum: true,
          width,
        }),
      ),
    ),
  ];
}

/** Territories of both scenarios beside each other, by rep. */
export function RepList({ comparison, ...list }: ListProps) {
  const words = useSheetWords();
  const { t } = words;
  const rows = useMemo<ByRep[]>(
    () => comparison.territories.map((row, index) => ({ ...row, key: String(row.repId ?? -index - 1) })),
    [comparison],
  );
  const columns = useMemo(() => columnsOf(words), [words]);
  return (
    <CompareSheet<ByRep>
      {...list}
      label={t('compare:territoriesLabel')}
      columns={columns}
      rows={rows}
      rowId={({ key }) => key}
      selectedIds={useSelected('rep')}
      onSelect={(ids) =>
        show(
          'rep',
          ids.map(Number).filter((id) => id > 0),
        )
      }
      empty={t('compare:noTerritories')}
    />
  );
}
