import { SegmentedControl, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '../../../shared/contract/data.ts';
import { useFormat } from '../../app/format.ts';
import { useAccounts, useUnits } from '../../app/queries.ts';
import { reveal, select, useApp } from '../../app/store.ts';
import { useEdit } from '../../grid/panel/use-edit.ts';
import { useSheetWords } from '../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../grid/sheet.ts';
import { SheetGrid } from '../../grid/sheet-grid.tsx';
import classes from './data.module.css';

interface Row {
  account: AccountRow;
  unit: string;
}

const filters = ['all', 'none', 'province', 'city', 'county'] as const;
type Filter = (typeof filters)[number];

const editable = () => true;
const rowId = ({ account }: Row) => String(account.id);

function useColumns(): SheetColumn<Row>[] {
  const words = useSheetWords();
  return useMemo(() => {
    const { t, text, number } = words;
    const head = (key: string) => t(`grid:column.${key}`);
    const place = (key: 'province' | 'city' | 'county' | 'address', width: number) =>
      text<Row>(key, head(key), ({ account }) => account[key], width, { editable });
    return [
      text<Row>('name', head('account'), ({ account }) => account.name, 190, {
        pinned: true,
        search: ({ account }) => `${account.name} ${account.initials}`,
      }),
      text<Row>('location', head('location'), ({ account }) => t(`grid:location.${account.location}`), 108),
      number<Row>({
        id: 'longitude',
        decimals: 5,
        header: head('longitude'),
        of: ({ account }) => account.longitude,
        width: 100,
        editable,
        clearable: true,
      }),
      number<Row>({
        id: 'latitude',
        decimals: 5,
        header: head('latitude'),
        of: ({ account }) => account.latitude,
        width: 100,
        editable,
        clearable: true,
      }),
      text<Row>('unit', head('unit'), ({ unit }) => unit, 110),
      place('province', 80),
      place('city', 90),
      place('county', 100),
      place('address', 240),
      text<Row>('ref', head('ref'), ({ account }) => account.ref, 92),
    ];
  }, [words]);
}

/** What a list without rows says, by how many accounts there are; undefined = not known yet. */
function emptyText(accounts: number | undefined): string {
  if (accounts === undefined) return 'loading';
  return accounts === 0 ? 'data:fix.noAccounts' : 'data:fix.empty';
}

/** Accounts without exact coordinates, worst first; mended in place. */
export function AccountsToCheck() {
  const { t } = useTranslation();
  const f = useFormat();
  const accounts = useAccounts().data;
  const units = useUnits().data;
  const columns = useColumns();
  const onEdit = useEdit('accounts');
  const [filter, setFilter] = useState<Filter>('all');
  const selection = useApp((state) => state.selection);
  const inexact = useMemo(() => (accounts ?? []).filter(({ location }) => location !== 'exact'), [accounts]);
  const counts = useMemo(() => {
    const found = { all: inexact.length, none: 0, province: 0, city: 0, county: 0 };
    for (const { location } of inexact) if (location !== 'exact') found[location] += 1;
    return found;
  }, [inexact]);
  const shown = filters.filter((name) => name === 'all' || counts[name] > 0);
  const active = shown.includes(filter) ? filter : 'all';
  const rows = useMemo<Row[]>(() => {
    const names = new Map(units?.map(({ id, name }) => [id, name]));
    return inexact
      .filter(({ location }) => active === 'all' || location === active)
      .map((account) => ({
        account,
        unit: account.unitId === null ? '' : (names.get(account.unitId) ?? ''),
      }));
  }, [inexact, units, active]);
  const selectedIds = useMemo(
    () => new Set(selection?.kind === 'account' ? selection.ids.map(String) : []),
    [selection],
  );
  return (
    <div className={classes.check}>
      <div className={classes.cardHead}>
        <Title order={2}>{t('data:fix.title')}</Title>
        {counts.all > 0 && (
          <SegmentedControl
            aria-label={t('data:fix.filter')}
            value={active}
            onChange={(value) => setFilter(filters.find((name) => name === value) ?? 'all')}
            data={shown.map((name) => ({
              value: name,
              label: t(`data:fix.${name}`, { count: f.count(counts[name]) }),
            }))}
          />
        )}
      </div>
      {counts.all > 0 && (
        <Text size="sm" c="dimmed" px="md" pb="xs">
          {t('data:fix.hint')}
        </Text>
      )}
      <div className={classes.sheet}>
        <SheetGrid<Row>
          label={t('data:fix.title')}
          columns={columns}
          rows={rows}
          rowId={rowId}
          selectedIds={selectedIds}
          onSelect={(ids) => select('account', ids.map(Number))}
          onEdit={onEdit}
          onOpen={({ account }) => reveal('account', [account.id])}
          empty={
            <Text size="sm" c="dimmed">
              {t(emptyText(accounts?.length))}
            </Text>
          }
        />
      </div>
    </div>
  );
}
