import { useMemo } from 'react';
import type { Comparison } from '../../../../shared/contract/compare.ts';
import { useSheetWords } from '../../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../../grid/sheet.ts';
import { CompareSheet } from './CompareSheet.tsx';
import type { ListProps } from './list.ts';
import { nothingSelected } from './selection.ts';

type Flow = Comparison['flows'][number];

/** What goes from which territory to which. */
export function FlowList({ comparison, ...list }: ListProps) {
  const words = useSheetWords();
  const { t } = words;
  const columns = useMemo<SheetColumn<Flow>[]>(() => {
    const { text, count, money } = words;
    const place = (name: string) => name || t('grid:unassigned');
    return [
      text<Flow>('fromName', t('compare:fromTerritory'), ({ fromName }) => place(fromName), 150, {
        pinned: true,
        counts: (all) => t('grid:rows', { text: words.f.count(all.length) }),
      }),
      text<Flow>('toName', t('compare:toTerritory'), ({ toName }) => place(toName), 150),
      count<Flow>({
        id: 'accounts',
        header: t('grid:column.accounts'),
        of: ({ accounts }) => accounts,
        sum: true,
      }),
      money<Flow>({ id: 'sales', header: t('grid:column.sales'), of: ({ salesFen }) => salesFen, sum: true }),
      money<Flow>({
        id: 'potential',
        header: t('grid:column.potential'),
        of: ({ potentialFen }) => potentialFen,
        sum: true,
      }),
    ];
  }, [words, t]);
  return (
    <CompareSheet<Flow>
      {...list}
      label={t('compare:flowsLabel')}
      columns={columns}
      rows={comparison.flows}
      rowId={({ from, to }) => `${from} ${to}`}
      selectedIds={nothingSelected}
      onSelect={() => undefined}
      empty={t('compare:noFlows')}
    />
  );
}
