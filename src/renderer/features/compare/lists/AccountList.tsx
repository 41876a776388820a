import { Button, Select, Skeleton, Text } from '@mantine/core';
import { IconArrowLeft, IconListDetails } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { MovedAccount } from '../../../../shared/contract/compare.ts';
import { useMovedAccounts } from '../../../app/queries.ts';
import { type SheetWords, useSheetWords } from '../../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../../grid/sheet.ts';
import { ErrorNote } from '../../common/ErrorNote.tsx';
import classes from '../compare.module.css';
import { CompareSheet } from './CompareSheet.tsx';
import { GroupList } from './GroupList.tsx';
import { type Grouping, groupAccounts, groupings } from './groups.ts';
import { handColumns } from './hand-columns.ts';
import type { ListProps } from './list.ts';
import { show, useSelected } from './selection.ts';

function columnsOf(words: SheetWords): SheetColumn<MovedAccount>[] {
  const { t, text, hours } = words;
  return [
    text<MovedAccount>('name', t('grid:column.account'), ({ name }) => name, 190, {
      pinned: true,
      counts: (all) => t('grid:ofAccounts', { text: words.f.count(all.length) }),
    }),
    text<MovedAccount>('ref', t('grid:column.ref'), ({ ref }) => ref, 92),
    ...handColumns<MovedAccount>(words),
    text<MovedAccount>('city', t('compare:city'), ({ city }) => city, 96),
    text<MovedAccount>('class', t('compare:customerClass'), ({ customerClass }) => customerClass, 70),
    text<MovedAccount>(
      'relationship',
      t('compare:relationship.label'),
      ({ relationship }) => t(`compare:relationship.${relationship}`),
      110,
      { hint: t('compare:relationship.hint') },
    ),
    hours<MovedAccount>({
      id: 'workload',
      header: t('grid:column.workload'),
      of: ({ workloadMinutes }) => workloadMinutes,
      sum: true,
    }),
  ];
}

/** What a grouping is called: the heading of the column it goes by. */
const headings: Readonly<Record<Grouping, string>> = {
  fromRep: 'compare:fromRep',
  toRep: 'compare:toRep',
  fromName: 'compare:fromTerritory',
  toName: 'compare:toTerritory',
  city: 'compare:city',
  relationship: 'compare:relationship.label',
};

/** Accounts that change hands, one by one or in groups; a group opens into its accounts. */
export function AccountList({ comparison, ...list }: ListProps) {
  const words = useSheetWords();
  const { t } = words;
  const found = useMovedAccounts(comparison.left.id, comparison.right.id);
  const [by, setBy] = useState<Grouping | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const columns = useMemo(() => columnsOf(words), [words]);
  const groups = useMemo(() => (by === null ? [] : groupAccounts(found.data ?? [], by)), [found.data, by]);
  const rows = useMemo(
    () =>
      by === null || opened === null
        ? (found.data ?? [])
        : (found.data ?? []).filter((row) => row[by] === opened),
    [found.data, by, opened],
  );
  const selected = useSelected('account');
  const nameOf = useCallback(
    (key: string) => (by === 'relationship' ? t(`compare:relationship.${key}`) : key || t('grid:unassigned')),
    [by, t],
  );
  if (found.isError) return <ErrorNote error={found.error} />;
  if (found.data === undefined) return <Skeleton m="md" h={120} />;
  const inGroups = by !== null && opened === null;
  return (
    <div className={classes.listed}>
      <div className={classes.listBar}>
        <Select
          size="xs"
          w={190}
          aria-label={t('compare:group.label')}
          allowDeselect={false}
          data={[
            { value: '', label: t('compare:group.none') },
            ...groupings.map((value) => ({
              value,
              label: t('compare:group.by', { name: t(headings[value]) }),
            })),
          ]}
          value={by ?? ''}
          onChange={(value) => {
            setBy(groupings.find((one) => one === value) ?? null);
            setOpened(null);
            setChosen(null);
          }}
        />
        {inGroups && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconListDetails size={14} />}
            disabled={chosen === null}
            title={t('compare:group.hint')}
            onClick={() => setOpened(chosen)}
          >
            {chosen === null ? t('compare:group.hint') : t('compare:group.open', { name: nameOf(chosen) })}
          </Button>
        )}
        {by !== null && opened !== null && (
          <>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowLeft size={14} />}
              onClick={() => setOpened(null)}
            >
              {t('compare:group.back')}
            </Button>
            <Text size="sm">{t('compare:group.only', { name: nameOf(opened) })}</Text>
          </>
        )}
      </div>
      {inGroups ? (
        <GroupList
          key={by}
          {...list}
          groups={groups}
          heading={t(headings[by])}
          nameOf={nameOf}
          onOpen={setOpened}
          chosen={chosen}
          onChoose={setChosen}
        />
      ) : (
        <CompareSheet<MovedAccount>
          key={opened ?? ''}
          {...list}
          label={t('compare:accountsLabel')}
          columns={columns}
          rows={rows}
          rowId={(row) => String(row.accountId)}
          selectedIds={selected}
          onSelect={(ids) => show('account', ids.map(Number))}
          empty={t('compare:noAccounts')}
        />
      )}
    </div>
  );
}
