import { useDeferredValue, useMemo } from 'react';
import type { AccountRow } from '../../../shared/contract/data.ts';
import { customerClasses } from '../../../shared/domain/settings.ts';
import { useActiveAlignment, usePlan, useReps, useScenarioAccounts, useUnits } from '../../app/queries.ts';
import type { SheetColumn } from '../sheet.ts';
import { accountTerritory } from './linked.ts';
import { territoryElement } from './territory-element.ts';
import { useEdit } from './use-edit.ts';
import { useReused } from './use-reused.ts';
import { type SheetWords, useSheetWords } from './use-sheet-words.ts';

interface Row {
  account: AccountRow;
  unit: string;
  /** '' = unassigned. */
  territory: string;
  colour: number | null;
  /** Held apart from its unit's territory. */
  apart: boolean;
  rep: string;
}

interface Lists {
  years: readonly number[];
  baseYear: number | null;
  territories: () => readonly string[];
  reps: () => readonly string[];
}

const always = () => true;

function columns(words: SheetWords, lists: Lists): SheetColumn<Row>[] {
  const { t, f, text, money, number, hours } = words;
  const head = (key: string) => t(`grid:column.${key}`);
  const field = (
    key: 'province' | 'city' | 'county' | 'address' | 'industry' | 'productLine' | 'channel',
    width: number,
    shown = false,
  ) =>
    text<Row>(key, head(key), ({ account }) => account[key], width, {
      editable: always,
      clearable: true,
      shown,
    });
  return [
    text<Row>('name', head('account'), ({ account }) => account.name, 200, {
      pinned: true,
      editable: always,
      search: ({ account }) => `${account.name} ${account.initials}`,
      counts: (rows) => t('grid:ofAccounts', { text: f.count(rows.length) }),
    }),
    text<Row>('ref', head('ref'), ({ account }) => account.ref, 92),
    text<Row>('territory', head('territory'), ({ territory }) => territory, 150, {
      editable: always,
      clearable: true,
      choices: lists.territories,
      // What "clear" leaves is the unit's own territory: an account that follows has nothing to clear.
      cell: ({ territory, colour, apart }) =>
        territoryElement(
          territory === '' ? t('grid:unassigned') : territory,
          colour,
          apart ? t('grid:apartMark') : null,
        ),
    }),
    text<Row>('rep', head('presentRep'), ({ rep }) => rep, 96, {
      editable: always,
      clearable: true,
      choices: lists.reps,
    }),
    text<Row>('customerClass', head('customerClass'), ({ account }) => account.customerClass, 76, {
      editable: always,
      clearable: true,
      choices: () => ['', ...customerClasses],
      format: (value, row) => `${value ?? ''}${row?.account.classIsManual ? ` · ${t('grid:byHand')}` : ''}`,
    }),
    number<Row>({
      id: 'callsPerYear',
      header: head('callsPerYear'),
      of: ({ account }) => account.callsPerYear,
      sum: true,
      editable: always,
      clearable: true,
    }),
    number<Row>({
      id: 'minutesPerCall',
      header: head('minutesPerCall'),
      of: ({ account }) => account.minutesPerCall,
      editable: always,
      clearable: true,
      shown: false,
    }),
    hours<Row>({
      id: 'workload',
      header: head('workload'),
      of: ({ account }) => account.workloadMinutes,
      sum: true,
    }),
    money<Row>({
      id: 'potential',
      header: head('potential'),
      of: ({ account }) => account.potentialFen,
      sum: true,
      editable: always,
      clearable: true,
    }),
    ...lists.years.map((year, index) =>
      money<Row>({
        id: `sales${year}`,
        header: t('grid:salesYear', { year }),
        of: ({ account }) => account.salesFen[index] ?? null,
        sum: true,
        shown: lists.baseYear !== null && year <= lists.baseYear && year >= lists.baseYear - 1,
      }),
    ),
    text<Row>('unit', head('unit'), ({ unit }) => unit, 110),
    field('province', 90),
    field('city', 90),
    field('county', 100),
    field('address', 200),
    field('industry', 110, true),
    field('productLine', 110),
    field('channel', 100),
    text<Row>('location', head('location'), ({ account }) => t(`grid:location.${account.location}`), 110, {
      shown: false,
    }),
    number<Row>({
      id: 'longitude',
      decimals: 5,
      header: head('longitude'),
      of: ({ account }) => account.longitude,
      editable: always,
      shown: false,
    }),
    number<Row>({
      id: 'latitude',
      decimals: 5,
      header: head('latitude'),
      of: ({ account }) => account.latitude,
      editable: always,
      shown: false,
    }),
  ];
}

/** Accounts with their territory in the scenario on screen. */
export function useAccountsSheet() {
  const words = useSheetWords();
  // Thousands of others are told a task later than what else shows them.
  const accounts = useDeferredValue(useScenarioAccounts().data);
  const units = useUnits().data;
  const reps = useReps().data;
  const alignment = useActiveAlignment().data;
  const plan = usePlan().data;
  const built = useMemo<Row[]>(() => {
    const unitNames = new Map(units?.map(({ id, name }) => [id, name]));
    const repNames = new Map(reps?.map(({ id, name }) => [id, name]));
    const territories = new Map(alignment?.territories.map((territory) => [territory.id, territory]));
    const apart = new Set(alignment?.exceptions.map(({ accountId }) => accountId));
    const territoryOf = alignment && units ? accountTerritory({ units, alignment }) : () => 0;
    return (accounts ?? []).map((account) => {
      const territory = territories.get(territoryOf(account));
      return {
        account,
        unit: account.unitId === null ? '' : (unitNames.get(account.unitId) ?? ''),
        territory: territory?.name ?? '',
        colour: territory?.colour ?? null,
        apart: apart.has(account.id),
        rep: account.repId === null ? '' : (repNames.get(account.repId) ?? ''),
      };
    });
  }, [accounts, units, reps, alignment]);
  const rows = useReused(built, ({ account }) => account.id);
  const territoryNames = useMemo(
    () => alignment?.territories.map(({ name }) => name).join('\n') ?? '',
    [alignment],
  );
  const repNames = useMemo(() => reps?.map(({ name }) => name) ?? [], [reps]);
  const years = plan?.salesYears;
  const baseYear = plan?.baseYear ?? null;
  const sheet = useMemo(
    () =>
      columns(words, {
        years: years ?? [],
        baseYear,
        territories: () => ['', ...territoryNames.split('\n')],
        reps: () => ['', ...repNames],
      }),
    [words, years, baseYear, territoryNames, repNames],
  );
  return { rows, columns: sheet, rowId: (row: Row) => String(row.account.id), onEdit: useEdit('accounts') };
}
