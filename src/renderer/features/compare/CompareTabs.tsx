import { CloseButton, Tabs, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import { useUnits } from '../../app/queries.ts';
import { type SelectionKind, setApp, useApp } from '../../app/store.ts';
import { type SheetWords, useSheetWords } from '../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../grid/sheet.ts';
import { SheetGrid } from '../../grid/sheet-grid.tsx';
import classes from './compare.module.css';

type MovedAccount = Comparison['accounts'][number];
type MovedUnit = Comparison['units'][number] & { name: string };
type ByRep = Comparison['territories'][number] & { key: string };

const tabs = ['units', 'accounts', 'territories', 'affected', 'flows'] as const;
type Tab = (typeof tabs)[number];

interface Hands {
  fromName: string;
  fromRep: string;
  toName: string;
  toRep: string;
  salesFen: number;
  potentialFen: number;
}

/** Who had it, who gets it, and the money that goes with it. */
function handColumns<Row extends Hands>({ t, text, money }: SheetWords): SheetColumn<Row>[] {
  const none = t('grid:unassigned');
  const place = (name: string) => (name === '' ? none : name);
  return [
    text<Row>('fromRep', t('compare:fromRep'), ({ fromRep }) => fromRep, 96),
    text<Row>('toRep', t('compare:toRep'), ({ toRep }) => toRep, 96),
    text<Row>('fromName', t('compare:fromTerritory'), ({ fromName }) => place(fromName), 130),
    text<Row>('toName', t('compare:toTerritory'), ({ toName }) => place(toName), 130),
    money<Row>({ id: 'sales', header: t('grid:column.sales'), of: ({ salesFen }) => salesFen, sum: true }),
    money<Row>({
      id: 'potential',
      header: t('grid:column.potential'),
      of: ({ potentialFen }) => potentialFen,
      sum: true,
    }),
  ];
}

/** Selects and flies there without leaving the screen. */
function show(kind: SelectionKind, ids: readonly number[]): void {
  setApp(({ zoomRequest }) => ({
    selection: ids.length > 0 ? { kind, ids } : null,
    zoomRequest: ids.length > 0 ? zoomRequest + 1 : zoomRequest,
  }));
}

function useSelected(kind: SelectionKind): ReadonlySet<string> {
  const selection = useApp((state) => state.selection);
  return useMemo(() => new Set(selection?.kind === kind ? selection.ids.map(String) : []), [selection, kind]);
}

/** Lists of what changes hands from the left scenario to the right one. */
export function CompareTabs({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const f = useFormat();
  const [tab, setTab] = useState<Tab>('units');
  const [filter, setFilter] = useState('');
  const quickFilter = useDeferredValue(filter);
  const counts = {
    units: comparison.units.length,
    accounts: comparison.accounts.length,
    territories: comparison.territories.length,
    affected: comparison.affected.filter(({ lost, gained }) => lost.accounts + gained.accounts > 0).length,
    flows: comparison.flows.length,
  };
  return (
    <section className={classes.tabs} aria-label={t('compare:changes')}>
      <div className={classes.tabBar}>
        <Tabs value={tab} onChange={(value) => setTab(tabs.find((name) => name === value) ?? 'units')}>
          <Tabs.List className={classes.tabList} aria-label={t('compare:changes')}>
            {tabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`compare:tab.${name}`, { count: f.count(counts[name]) })}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <TextInput
          w={190}
          miw={90}
          value={filter}
          leftSection={<IconSearch size={14} />}
          rightSection={
            filter === '' ? null : (
              <CloseButton size="xs" aria-label={t('grid:clearFilter')} onClick={() => setFilter('')} />
            )
          }
          placeholder={t('compare:filter')}
          aria-label={t('compare:filter')}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </div>
      <div className={classes.sheet}>
        {tab === 'units' && <UnitList comparison={comparison} quickFilter={quickFilter} />}
        {tab === 'accounts' && <AccountList comparison={comparison} quickFilter={quickFilter} />}
        {tab === 'affected' && <AffectedList comparison={comparison} quickFilter={quickFilter} />}
        {tab === 'flows' && <FlowList comparison={comparison} quickFilter={quickFilter} />}
        {tab === 'territories' && <RepList comparison={comparison} quickFilter={quickFilter} />}
      </div>
    </section>
  );
}

interface ListProps {
  comparison: Comparison;
  quickFilter: string;
}

function UnitList({ comparison, quickFilter }: ListProps) {
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
        total: (all) => t('grid:totalUnits', { text: words.f.count(all.length) }),
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
    <SheetGrid<MovedUnit>
      label={t('compare:unitsLabel')}
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.unitId)}
      selectedIds={useSelected('unit')}
      onSelect={(ids) => show('unit', ids.map(Number))}
      quickFilter={quickFilter}
      empty={<Text c="dimmed">{t('compare:noUnits')}</Text>}
    />
  );
}

function AccountList({ comparison, quickFilter }: ListProps) {
  const words = useSheetWords();
  const { t } = words;
  const columns = useMemo<SheetColumn<MovedAccount>[]>(
    () => [
      words.text<MovedAccount>('name', t('grid:column.account'), ({ name }) => name, 190, {
        pinned: true,
        total: (all) => t('grid:totalAccounts', { text: words.f.count(all.length) }),
      }),
      words.text<MovedAccount>('ref', t('grid:column.ref'), ({ ref }) => ref, 92),
      ...handColumns<MovedAccount>(words),
    ],
    [words, t],
  );
  return (
    <SheetGrid<MovedAccount>
      label={t('compare:accountsLabel')}
      columns={columns}
      rows={comparison.accounts}
      rowId={(row) => String(row.accountId)}
      selectedIds={useSelected('account')}
      onSelect={(ids) => show('account', ids.map(Number))}
      quickFilter={quickFilter}
      empty={<Text c="dimmed">{t('compare:noAccounts')}</Text>}
    />
  );
}

function RepList({ comparison, quickFilter }: ListProps) {
  const words = useSheetWords();
  const { t } = words;
  const rows = useMemo<ByRep[]>(
    () => comparison.territories.map((row, index) => ({ ...row, key: String(row.repId ?? -index - 1) })),
    [comparison],
  );
  const columns = useMemo<SheetColumn<ByRep>[]>(() => {
    const { text, count, hours, money } = words;
    const head = (key: string, side: 'before' | 'after') =>
      t(`compare:${side}`, { name: t(`grid:column.${key}`) });
    return [
      text<ByRep>('rep', t('grid:column.rep'), ({ repName }) => (repName === '' ? '–' : repName), 110, {
        pinned: true,
        total: (all) => t('grid:totalTerritories', { text: words.f.count(all.length) }),
      }),
      text<ByRep>('leftName', t('compare:fromTerritory'), ({ leftName }) => leftName ?? '–', 120),
      text<ByRep>('rightName', t('compare:toTerritory'), ({ rightName }) => rightName ?? '–', 120),
      count<ByRep>({
        id: 'accountsLeft',
        header: head('accounts', 'before'),
        of: ({ left }) => left?.accounts ?? null,
        sum: true,
        width: 104,
      }),
      count<ByRep>({
        id: 'accountsRight',
        header: head('accounts', 'after'),
        of: ({ right }) => right?.accounts ?? null,
        sum: true,
        width: 104,
      }),
      hours<ByRep>({
        id: 'workloadLeft',
        header: head('workload', 'before'),
        of: ({ left }) => left?.workloadMinutes ?? null,
        sum: true,
        width: 116,
      }),
      hours<ByRep>({
        id: 'workloadRight',
        header: head('workload', 'after'),
        of: ({ right }) => right?.workloadMinutes ?? null,
        sum: true,
        width: 116,
      }),
      money<ByRep>({
        id: 'potentialLeft',
        header: head('potential', 'before'),
        of: ({ left }) => left?.potentialFen ?? null,
        sum: true,
        width: 128,
      }),
      money<ByRep>({
        id: 'potentialRight',
        header: head('potential', 'after'),
        of: ({ right }) => right?.potentialFen ?? null,
        sum: true,
        width: 128,
      }),
      money<ByRep>({
        id: 'salesLeft',
        header: head('sales', 'before'),
        of: ({ left }) => left?.salesFen ?? null,
        sum: true,
        width: 128,
      }),
      money<ByRep>({
        id: 'salesRight',
        header: head('sales', 'after'),
        of: ({ right }) => right?.salesFen ?? null,
        sum: true,
        width: 128,
      }),
    ];
  }, [words, t]);
  return (
    <SheetGrid<ByRep>
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
      quickFilter={quickFilter}
      empty={<Text c="dimmed">{t('compare:noTerritories')}</Text>}
    />
  );
}

type Affected = Comparison['affected'][number];

/** What each rep keeps, loses and gains. */
function AffectedList({ comparison, quickFilter }: ListProps) {
  const words = useSheetWords();
  const { t } = words;
  const rows = useMemo(
    () => comparison.affected.filter(({ lost, gained }) => lost.accounts + gained.accounts > 0),
    [comparison],
  );
  const columns = useMemo<SheetColumn<Affected>[]>(() => {
    const { text, count, money } = words;
    const ways = ['lost', 'gained', 'kept'] as const;
    return [
      text<Affected>('rep', t('grid:column.rep'), ({ repName }) => repName, 110, {
        pinned: true,
        total: (all) => words.f.count(all.length),
      }),
      ...ways.map((way) =>
        count<Affected>({
          id: `${way}Accounts`,
          header: t(`compare:way.${way}`, { name: t('grid:column.accounts') }),
          of: (row) => row[way].accounts,
          sum: true,
          width: 104,
        }),
      ),
      ...ways.map((way) =>
        money<Affected>({
          id: `${way}Sales`,
          header: t(`compare:way.${way}`, { name: t('grid:column.sales') }),
          of: (row) => row[way].salesFen,
          sum: true,
          width: 128,
        }),
      ),
      ...ways.map((way) =>
        money<Affected>({
          id: `${way}Potential`,
          header: t(`compare:way.${way}`, { name: t('grid:column.potential') }),
          of: (row) => row[way].potentialFen,
          sum: true,
          width: 128,
        }),
      ),
    ];
  }, [words, t]);
  return (
    <SheetGrid<Affected>
      label={t('compare:affectedLabel')}
      columns={columns}
      rows={rows}
      rowId={({ repId }) => String(repId)}
      selectedIds={useSelected('rep')}
      onSelect={(ids) => show('rep', ids.map(Number))}
      quickFilter={quickFilter}
      empty={<Text c="dimmed">{t('compare:noAffected')}</Text>}
    />
  );
}

type Flow = Comparison['flows'][number];

/** What goes from which territory to which. */
function FlowList({ comparison, quickFilter }: ListProps) {
  const words = useSheetWords();
  const { t } = words;
  const columns = useMemo<SheetColumn<Flow>[]>(() => {
    const { text, count, money } = words;
    const place = (name: string) => name || t('grid:unassigned');
    return [
      text<Flow>('fromName', t('compare:fromTerritory'), ({ fromName }) => place(fromName), 150, {
        pinned: true,
        total: (all) => words.f.count(all.length),
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
    <SheetGrid<Flow>
      label={t('compare:flowsLabel')}
      columns={columns}
      rows={comparison.flows}
      rowId={({ from, to }) => `${from} ${to}`}
      selectedIds={none}
      onSelect={() => undefined}
      quickFilter={quickFilter}
      empty={<Text c="dimmed">{t('compare:noFlows')}</Text>}
    />
  );
}

const none: ReadonlySet<string> = new Set();
