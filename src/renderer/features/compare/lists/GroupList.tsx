import { useMemo } from 'react';
import { useSheetWords } from '../../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../../grid/sheet.ts';
import { CompareSheet } from './CompareSheet.tsx';
import type { Group } from './groups.ts';
import type { ListProps } from './list.ts';

interface GroupListProps extends Omit<ListProps, 'comparison'> {
  groups: readonly Group[];
  /** What they are groups of: the heading of the first column. */
  heading: string;
  nameOf: (key: string) => string;
  onOpen: (key: string) => void;
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

/** A row's id is never empty, as the key of what is unassigned is. */
const prefix = 'group ';
const rowId = ({ key }: Pick<Group, 'key'>) => prefix + key;

/** Groups of moved accounts with their sums. */
export function GroupList({ groups, heading, nameOf, onOpen, chosen, onChoose, ...list }: GroupListProps) {
  const words = useSheetWords();
  const { t } = words;
  const columns = useMemo<SheetColumn<Group>[]>(
    () => [
      words.text<Group>('group', heading, ({ key }) => nameOf(key), 190, {
        pinned: true,
        counts: (all) => t('grid:rows', { text: words.f.count(all.length) }),
      }),
      words.count<Group>({
        id: 'accounts',
        header: t('grid:column.accounts'),
        of: ({ accounts }) => accounts,
        sum: true,
      }),
      words.hours<Group>({
        id: 'workload',
        header: t('grid:column.workload'),
        of: ({ workloadMinutes }) => workloadMinutes,
        sum: true,
      }),
      words.money<Group>({
        id: 'sales',
        header: t('grid:column.sales'),
        of: ({ salesFen }) => salesFen,
        sum: true,
      }),
      words.money<Group>({
        id: 'potential',
        header: t('grid:column.potential'),
        of: ({ potentialFen }) => potentialFen,
        sum: true,
      }),
    ],
    [words, t, heading, nameOf],
  );
  return (
    <CompareSheet<Group>
      {...list}
      label={`${t('compare:accountsLabel')} · ${t('compare:group.by', { name: heading })}`}
      columns={columns}
      rows={groups}
      rowId={rowId}
      selectedIds={useMemo(() => new Set(chosen === null ? [] : [rowId({ key: chosen })]), [chosen])}
      onSelect={([first]) => onChoose(first?.slice(prefix.length) ?? null)}
      onOpen={({ key }) => onOpen(key)}
      empty={t('compare:noAccounts')}
    />
  );
}
