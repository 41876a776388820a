import { Text } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaNode, QuotaSheet } from '../../../shared/contract/quota.ts';
import type { Alignment, TerritoryRow } from '../../../shared/contract/scenario.ts';
import { client } from '../../app/client.ts';
import { useReps } from '../../app/queries.ts';
import { select, useApp } from '../../app/store.ts';
import { type SheetWords, useSheetWords } from '../../grid/panel/use-sheet-words.ts';
import type { SheetColumn, SheetEdit, SheetRejection } from '../../grid/sheet.ts';
import { SheetGrid } from '../../grid/sheet-grid.tsx';
import { type Amounts, amountsOf } from './amounts.ts';
import { CellTools } from './CellTools.tsx';
import { NodeCell } from './NodeCell.tsx';
import { type PeriodWords, usePeriodWords } from './period-words.ts';
import type { Change } from './QuotaBoard.tsx';
import classes from './quota.module.css';
import { type QuotaComments, useQuotaComments } from './quota-comments.ts';
import { isLocked, openNodes, parentsOf } from './tree-rows.ts';

export interface Row {
  quota: QuotaNode;
  territory: TerritoryRow | undefined;
  rep: string;
}

export type Cell = { node: string; period: number };

const quarters = [13, 14, 15, 16];
const monthsOf = (quarter: number) => [0, 1, 2].map((at) => (quarter - 13) * 3 + 1 + at);
const periodColumn = /^period(\d+)$/;
const yearColumn = 'year';

/** Period of a column; null for columns that hold no quota. */
function periodOf(columnId: string): number | null {
  if (columnId === yearColumn) return 0;
  const match = periodColumn.exec(columnId);
  return match ? Number(match[1]) : null;
}

const amountAt = ({ quota }: Row, period: number) => quota.amountsFen[period] ?? 0;

interface ColumnParts {
  words: SheetWords;
  amounts: Amounts;
  periods: PeriodWords;
  sheet: QuotaSheet;
  comments: QuotaComments;
  toggle: (node: string) => void;
  closed: ReadonlySet<string>;
}

function columns(parts: ColumnParts): SheetColumn<Row>[] {
  const { words, amounts, periods, sheet, comments } = parts;
  const { t, f, text, percent } = words;
  const issued = sheet.status === 'issued';
  const step = sheet.settings.stepFen;
  const unit = 10 ** (sheet.components.find(({ id }) => id === sheet.componentId)?.decimals ?? 2);
  const digits =
    step % unit === 0 && sheet.rows.every(({ monthsFen }) => monthsFen.every((each) => each % unit === 0))
      ? 0
      : String(unit).length - 1;
  const parents = parentsOf(sheet.nodes);
  const amount = (id: string, period: number, width: number): SheetColumn<Row> => ({
    id,
    header: periods.name(period),
    hint: periods.range(period),
    kind: 'number',
    width,
    value: (row) => amounts.value(amountAt(row, period)),
    format: (value) => (typeof value === 'number' ? f.number(value, digits) : '–'),
    exact: (row) => amounts.text(amountAt(row, period)),
    tip: (row) => cellTip(row, period),
    total: () => amounts.value(sheet.rows.reduce((sum, row) => sum + leafAmount(row, period), 0)),
    editable: () => !issued,
    clearable: true,
    cellClass: (row) =>
      [
        isLocked(row.quota, period) ? 'quota-locked' : '',
        comments.cells.has(`${row.quota.node}|${period}`) ? 'quota-comment' : '',
        row.quota.kind === 'territory' ? '' : 'quota-node',
      ]
        .filter(Boolean)
        .join(' ') || undefined,
  });
  const cellTip = (row: Row, period: number) => {
    const lines = [
      t(isLocked(row.quota, period) ? 'quota:cellLocked' : 'quota:cellFree', {
        amount: amounts.exact(amountAt(row, period)),
      }),
    ];
    if (period === 0 && row.quota.remainderFen > 0)
      lines.push(t('quota:remainderHere', { amount: amounts.exact(row.quota.remainderFen) }));
    if (period === 0 && row.quota.transferredFen !== 0)
      lines.push(t('quota:transferredHere', { amount: amounts.exact(row.quota.transferredFen) }));
    if (period === 0 && row.quota.ramp < 1)
      lines.push(t('quota:rampHere', { share: f.percent(row.quota.ramp) }));
    const comment = comments.cells.get(`${row.quota.node}|${period}`);
    if (comment) lines.push(comment);
    return lines.join('\n');
  };
  const history = ({ quota }: Row) => quota.historyFen;
  return [
    text<Row>('territory', t('grid:column.territory'), (row) => nodeName(row, t), 190, {
      pinned: true,
      counts: () => t('grid:ofTerritories', { text: f.count(sheet.rows.length) }),
      cell: (row) => (
        <NodeCell
          name={nodeName(row, t)}
          depth={row.quota.depth}
          colour={row.territory?.colour ?? null}
          comments={comments.rows.get(row.quota.node) ?? 0}
          open={parents.has(row.quota.node) ? !parts.closed.has(row.quota.node) : null}
          onToggle={() => parts.toggle(row.quota.node)}
        />
      ),
    }),
    text<Row>('rep', t('grid:column.rep'), ({ rep }) => rep, 88),
    amount(yearColumn, 0, 128),
    ...(issued
      ? [
          {
            ...amount('now', 0, 128),
            header: t('quota:now'),
            hint: t('quota:nowHint'),
            value: ({ quota }: Row) => amounts.value(quota.nowFen ?? 0),
            exact: ({ quota }: Row) => amounts.text(quota.nowFen ?? 0),
            tip: ({ quota }: Row) =>
              t('quota:nowTip', { amount: amounts.exact((quota.nowFen ?? 0) - (quota.amountsFen[0] ?? 0)) }),
            total: () => null,
            editable: () => false,
            cellClass: () => undefined,
          },
        ]
      : []),
    percent<Row>({
      id: 'growth',
      header: t('quota:growth'),
      of: (row) => (history(row) > 0 ? amountAt(row, 0) / history(row) - 1 : null),
      total: () => ratioTotal(sheet, (row) => row.historyFen, 1),
    }),
    percent<Row>({
      id: 'perPotential',
      header: t('quota:perPotential'),
      width: 104,
      of: ({ quota }) => (quota.potentialFen > 0 ? (quota.amountsFen[0] ?? 0) / quota.potentialFen : null),
      total: () => ratioTotal(sheet, (row) => row.potentialFen, 0),
    }),
    ...quarters.flatMap((quarter) => [
      amount(`period${quarter}`, quarter, 116),
      ...monthsOf(quarter).map((month) => amount(`period${month}`, month, 106)),
    ]),
  ];
}

function nodeName({ quota }: Row, t: SheetWords['t']): string {
  return quota.kind === 'all' ? t('quota:all') : quota.name;
}

function leafAmount(row: QuotaSheet['rows'][number], period: number): number {
  if (period === 0) return row.totalFen;
  if (period <= 12) return row.monthsFen[period - 1] ?? 0;
  return monthsOf(period).reduce((sum, month) => sum + (row.monthsFen[month - 1] ?? 0), 0);
}

/** Total quota ÷ total of a basis, less `minus`, as percent; null without a basis. */
function ratioTotal(
  { rows }: QuotaSheet,
  basis: (row: QuotaSheet['rows'][number]) => number,
  minus: 0 | 1,
): number | null {
  const below = rows.reduce((sum, row) => sum + basis(row), 0);
  const above = rows.reduce((sum, row) => sum + row.totalFen, 0);
  return below > 0 ? (above / below - minus) * 100 : null;
}

/** The tree by year, quarter and month. A cell set by hand at any level is locked and stays; the rest absorbs the difference. */
export function QuotaGrid(props: {
  sheet: QuotaSheet;
  alignment: Alignment | undefined;
  change: Change;
  why: string;
}) {
  const { sheet, alignment, change, why } = props;
  const words = useSheetWords();
  const { t } = useTranslation();
  const reps = useReps().data;
  const selection = useApp((state) => state.selection);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<readonly Cell[]>([]);
  const { scenarioId, componentId } = sheet;
  const component = sheet.components.find(({ id }) => id === componentId);
  const amounts = useMemo(
    () => amountsOf(component ?? { unit: 'CNY', decimals: 2 }, words.f),
    [component, words.f],
  );
  const periods = usePeriodWords(sheet);
  const comments = useQuotaComments(sheet.scenarioId, sheet.componentId);
  const toggle = useCallback(
    (node: string) =>
      setClosed((now) => {
        const next = new Set(now);
        if (!next.delete(node)) next.add(node);
        return next;
      }),
    [],
  );

  const rows = useMemo<Row[]>(() => {
    const territories = new Map(alignment?.territories.map((territory) => [territory.id, territory]));
    const names = new Map(reps?.map(({ id, name }) => [id, name]));
    return openNodes(sheet.nodes, closed).map((quota) => {
      const territory =
        quota.kind === 'territory' && quota.id !== null ? territories.get(quota.id) : undefined;
      return { quota, territory, rep: territory?.repId ? (names.get(territory.repId) ?? '') : '' };
    });
  }, [sheet.nodes, alignment, reps, closed]);
  const sheetColumns = useMemo(
    () => columns({ words, amounts, periods, sheet, comments, toggle, closed }),
    [words, amounts, periods, sheet, comments, toggle, closed],
  );
  const byId = useMemo(() => new Map(sheet.nodes.map((node) => [node.node, node])), [sheet.nodes]);
  const selectedIds = useMemo(
    () => new Set(selection?.kind === 'territory' ? selection.ids.map((id) => `t:${id}`) : []),
    [selection],
  );

  const setCells = (cells: { node: string; period: number; fen: number | null }[]) =>
    cells.length === 0
      ? Promise.resolve()
      : change(() => client().quota.edit({ scenarioId, componentId, cells, why }));

  const onEdit = async (edits: SheetEdit[]): Promise<SheetRejection[]> => {
    const cells: { node: string; period: number; fen: number | null }[] = [];
    const refused: SheetRejection[] = [];
    for (const edit of edits) {
      const period = periodOf(edit.columnId);
      const node = byId.get(edit.rowId);
      if (period === null || node === undefined) continue;
      const fen = edit.text === '' ? null : amounts.parse(edit.text);
      if (edit.text !== '' && (fen === null || fen < 0))
        refused.push({ ...edit, reason: t(fen === null ? 'quota:unreadable' : 'quota:negative') });
      else if (fen !== null || isLocked(node, period)) cells.push({ node: edit.rowId, period, fen });
    }
    if (refused.length > 0) return refused;
    await setCells(cells);
    return [];
  };

  return (
    <>
      <CellTools sheet={sheet} chosen={chosen} setCells={setCells} periods={periods} />
      <div className={classes.sheet}>
        <SheetGrid<Row>
          label={t('quota:title', { year: sheet.settings.year })}
          columns={sheetColumns}
          rows={rows}
          rowId={(row) => row.quota.node}
          selectedIds={selectedIds}
          onSelect={(ids) =>
            select(
              'territory',
              ids.filter((id) => id.startsWith('t:')).map((id) => Number(id.slice(2))),
            )
          }
          onCells={useCallback((cells: readonly { rowId: string; columnId: string }[]) => {
            setChosen(
              cells.flatMap(({ rowId, columnId }) => {
                const period = periodOf(columnId);
                return period === null ? [] : [{ node: rowId, period }];
              }),
            );
          }, [])}
          onEdit={onEdit}
          empty={<Text c="dimmed">{t('quota:noTerritories')}</Text>}
        />
      </div>
    </>
  );
}
