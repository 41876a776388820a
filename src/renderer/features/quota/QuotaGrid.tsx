import { Button, Text } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaRow, QuotaSheet } from '../../../shared/contract/quota.ts';
import type { Alignment, TerritoryRow } from '../../../shared/contract/scenario.ts';
import { parseFen } from '../../../shared/domain/amount-text.ts';
import { client } from '../../app/client.ts';
import { useReps } from '../../app/queries.ts';
import { select, useApp } from '../../app/store.ts';
import { TerritoryCell } from '../../grid/panel/TerritoryCell.tsx';
import { type SheetWords, useSheetWords } from '../../grid/panel/use-sheet-words.ts';
import { type SheetColumn, type SheetEdit, type SheetRejection, yuanText } from '../../grid/sheet.ts';
import { SheetGrid } from '../../grid/sheet-grid.tsx';
import type { Change } from './QuotaBoard.tsx';
import classes from './quota.module.css';

interface Row {
  quota: QuotaRow;
  territory: TerritoryRow | undefined;
  rep: string;
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const monthColumn = /^month(\d+)$/;

/** Month of a column, 0 = the year; null for columns that hold no quota. */
function monthOf(columnId: string): number | null {
  if (columnId === 'year') return 0;
  const match = monthColumn.exec(columnId);
  return match ? Number(match[1]) : null;
}

const fenOf = ({ quota }: Row, month: number) =>
  month === 0 ? quota.totalFen : (quota.monthsFen[month - 1] ?? 0);
const lockedAt = ({ quota }: Row, month: number) =>
  month === 0 ? quota.totalLocked : (quota.monthsLocked[month - 1] ?? false);

function columns(words: SheetWords, inFen: boolean): SheetColumn<Row>[] {
  const { t, f, text, percent } = words;
  const amount = (id: string, header: string, month: number, width: number): SheetColumn<Row> => ({
    id,
    header,
    kind: 'number',
    width,
    value: (row) => fenOf(row, month) / 100,
    format: (value) => (typeof value === 'number' ? f.number(value, inFen ? 2 : 0) : '–'),
    exact: (row) => yuanText(fenOf(row, month)),
    tip: (row) =>
      t(lockedAt(row, month) ? 'quota:cellLocked' : 'quota:cellFree', {
        amount: f.moneyExact(fenOf(row, month)),
      }),
    total: (rows) => rows.reduce((sum, row) => sum + fenOf(row, month), 0) / 100,
    editable: () => true,
    clearable: true,
    cellClass: (row) => (lockedAt(row, month) ? 'quota-locked' : undefined),
  });
  return [
    text<Row>('territory', t('grid:column.territory'), ({ territory }) => territory?.name ?? '', 150, {
      pinned: true,
      total: (rows) => t('grid:totalTerritories', { text: f.count(rows.length) }),
      cell: ({ territory }) => (
        <TerritoryCell name={territory?.name ?? ''} colour={territory?.colour ?? null} />
      ),
    }),
    text<Row>('rep', t('grid:column.rep'), ({ rep }) => rep, 92),
    amount('year', t('quota:wholeYear'), 0, 128),
    percent<Row>({
      id: 'growth',
      header: t('quota:growth'),
      of: ({ quota }) => (quota.historyFen > 0 ? quota.totalFen / quota.historyFen - 1 : null),
      total: (rows) => ratioTotal(rows, (row) => row.historyFen, 1),
    }),
    percent<Row>({
      id: 'perPotential',
      header: t('quota:perPotential'),
      width: 104,
      of: ({ quota }) => (quota.potentialFen > 0 ? quota.totalFen / quota.potentialFen : null),
      total: (rows) => ratioTotal(rows, (row) => row.potentialFen, 0),
    }),
    ...months.map((month) => amount(`month${month}`, t('quota:month', { month }), month, 106)),
  ];
}

/** Total quota ÷ total of a basis, less `minus`, as percent; null without a basis. */
function ratioTotal(rows: readonly Row[], basis: (row: QuotaRow) => number, minus: 0 | 1): number | null {
  const below = rows.reduce((sum, { quota }) => sum + basis(quota), 0);
  const above = rows.reduce((sum, { quota }) => sum + quota.totalFen, 0);
  return below > 0 ? (above / below - minus) * 100 : null;
}

/** Territories by year and month. A cell set by hand is locked and stays; the rest absorbs the difference. */
export function QuotaGrid(props: { sheet: QuotaSheet; alignment: Alignment | undefined; change: Change }) {
  const { sheet, alignment, change } = props;
  const words = useSheetWords();
  const { t } = useTranslation();
  const reps = useReps().data;
  const selection = useApp((state) => state.selection);
  const chosen = useRef<readonly { rowId: string; columnId: string }[]>([]);
  const [hasChosen, setHasChosen] = useState(false);
  const { scenarioId } = sheet;

  const rows = useMemo<Row[]>(() => {
    const territories = new Map(alignment?.territories.map((territory) => [territory.id, territory]));
    const names = new Map(reps?.map(({ id, name }) => [id, name]));
    return sheet.rows.map((quota) => {
      const territory = territories.get(quota.territoryId);
      return { quota, territory, rep: territory?.repId ? (names.get(territory.repId) ?? '') : '' };
    });
  }, [sheet.rows, alignment, reps]);
  const inFen =
    sheet.settings.stepFen % 100 !== 0 ||
    sheet.rows.some(({ monthsFen }) => monthsFen.some((fen) => fen % 100 !== 0));
  const sheetColumns = useMemo(() => columns(words, inFen), [words, inFen]);
  const byId = useMemo(() => new Map(rows.map((row) => [String(row.quota.territoryId), row])), [rows]);
  const selectedIds = useMemo(
    () => new Set(selection?.kind === 'territory' ? selection.ids.map(String) : []),
    [selection],
  );

  const setCells = (cells: { territoryId: number; month: number; fen: number | null }[]) =>
    cells.length === 0 ? Promise.resolve() : change(() => client().quota.setCells({ scenarioId, cells }));

  const onEdit = async (edits: SheetEdit[]): Promise<SheetRejection[]> => {
    const cells: { territoryId: number; month: number; fen: number | null }[] = [];
    const refused: SheetRejection[] = [];
    for (const edit of edits) {
      const month = monthOf(edit.columnId);
      const row = byId.get(edit.rowId);
      if (month === null || row === undefined) continue;
      const fen = edit.text === '' ? null : parseFen(edit.text);
      if (edit.text !== '' && (fen === null || fen < 0))
        refused.push({ ...edit, reason: t(fen === null ? 'quota:unreadable' : 'quota:negative') });
      else if (fen !== null || lockedAt(row, month))
        cells.push({ territoryId: Number(edit.rowId), month, fen });
    }
    if (refused.length > 0) return refused;
    await setCells(cells);
    return [];
  };

  const lockChosen = (locked: boolean) =>
    setCells(
      chosen.current.flatMap(({ rowId, columnId }) => {
        const month = monthOf(columnId);
        const row = byId.get(rowId);
        if (month === null || row === undefined || lockedAt(row, month) === locked) return [];
        return [{ territoryId: row.quota.territoryId, month, fen: locked ? fenOf(row, month) : null }];
      }),
    );
  const lockedCells = rows.flatMap((row) =>
    [0, ...months]
      .filter((month) => lockedAt(row, month))
      .map((month) => ({ territoryId: row.quota.territoryId, month, fen: null })),
  );

  return (
    <>
      <div className={classes.tools}>
        <Text size="xs" c="dimmed" flex={1}>
          {t('quota:gridHint')}
        </Text>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconLock size={14} />}
          disabled={!hasChosen}
          onClick={() => void lockChosen(true)}
        >
          {t('quota:lock')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconLockOpen size={14} />}
          disabled={!hasChosen}
          onClick={() => void lockChosen(false)}
        >
          {t('quota:unlock')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          disabled={lockedCells.length === 0}
          onClick={() => void setCells(lockedCells)}
        >
          {t('quota:unlockAll', { count: lockedCells.length })}
        </Button>
      </div>
      <div className={classes.sheet}>
        <SheetGrid<Row>
          label={t('quota:title', { year: sheet.settings.year })}
          columns={sheetColumns}
          rows={rows}
          rowId={(row) => String(row.quota.territoryId)}
          selectedIds={selectedIds}
          onSelect={(ids) => select('territory', ids.map(Number))}
          onCells={useCallback((cells: readonly { rowId: string; columnId: string }[]) => {
            chosen.current = cells;
            setHasChosen(cells.some(({ columnId }) => monthOf(columnId) !== null));
          }, [])}
          onEdit={onEdit}
          empty={<Text c="dimmed">{t('quota:noTerritories')}</Text>}
        />
      </div>
    </>
  );
}
