import { ActionIcon, Button, Text, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconLock, IconLockOpen, IconPlus } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alignment, TerritoryRow, TerritorySums } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import { territoryColour, unassignedColour } from '../../app/palette.ts';
import { useReps, useTree } from '../../app/queries.ts';
import { select, useApp } from '../../app/store.ts';
import { activate, addTerritory, lockAll, stepTerritory } from '../../app/territory-actions.ts';
import { useChosenGroup, useClosedGroups, useTreeView } from '../../app/tree-view.ts';
import { groupAsRow } from '../../map/level.ts';
import { useAsWouldBe } from '../effect/use-as-would-be.ts';
import { dragSource, dropTarget, withSelected } from '../tree/drag.ts';
import { GroupName } from '../tree/GroupName.tsx';
import { type TreeLine, treeLines } from '../tree/rows.ts';
import { TreeMenu } from '../tree/TreeMenu.tsx';
import { type Column, type TableContext, useColumns } from './columns.tsx';
import { openRowMenu } from './RowMenu.tsx';
import { TerritoryName } from './TerritoryName.tsx';
import { useMoreRight } from './use-more-right.ts';
import classes from './workspace.module.css';

interface Sorting {
  key: string;
  down: boolean;
}

/** One row a territory, the unassigned bucket, and totals that always add up. */
export const TerritoryTable = memo(function TerritoryTable({ alignment }: { alignment: Alignment }) {
  const { t } = useTranslation();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const more = useMoreRight(scroller);
  const reps = useReps().data;
  const context = useMemo(
    (): TableContext => ({ alignment, reps: new Map(reps?.map((rep) => [rep.id, rep.name])) }),
    [alignment, reps],
  );
  const columns = useColumns(context);
  const tree = useTree(alignment.scenarioId).data;
  const closed = useClosedGroups();
  const lines = useMemo(() => {
    const column = columns.find(({ key }) => key === sorting?.key);
    const sort = (rows: readonly TerritoryRow[]) => sorted(rows, column, sorting);
    return tree === undefined
      ? sort(alignment.territories).map((row): TreeLine => ({ kind: 'territory', row, depth: 0 }))
      : treeLines(tree, alignment.territories, new Set(closed), sort);
  }, [tree, alignment, closed, columns, sorting]);
  const groupOf = useMemo(
    () => new Map(tree?.groups.flatMap(({ id, territoryIds }) => territoryIds.map((one) => [one, id]))),
    [tree],
  );
  const would = useAsWouldBe(alignment);
  const someLocked = alignment.territories.some((row) => row.locked);
  return (
    <section className={classes.table} aria-label={t('kpi:tableLabel')}>
      <header className={classes.tableHead}>
        <Text size="sm" fw={600} flex={1}>
          {t('kpi:territories')}
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => void addTerritory()}
        >
          {t('kpi:add')}
        </Button>
        <TreeMenu tree={tree} />
        <Tooltip label={t(someLocked ? 'kpi:unlockAll' : 'kpi:lockAll')}>
          <ActionIcon
            size={26}
            aria-label={t(someLocked ? 'kpi:unlockAll' : 'kpi:lockAll')}
            onClick={() => void lockAll(!someLocked)}
          >
            {someLocked ? <IconLockOpen size={15} /> : <IconLock size={15} />}
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={classes.sheet} data-more={more || undefined}>
        <div className={classes.scroll} ref={scroller}>
          <table data-tree={(tree?.levels ?? 0) > 0 || undefined}>
            <thead>
              <tr {...dropTarget(null)}>
                <Heading
                  column={{ key: 'name', name: t('kpi:name') }}
                  sorting={sorting}
                  onSort={setSorting}
                />
                {columns.map((column) => (
                  <Heading key={column.key} column={column} sorting={sorting} onSort={setSorting} />
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) =>
                line.kind === 'group' ? (
                  <GroupRow key={`group ${line.group.id}`} line={line} columns={columns} context={context} />
                ) : (
                  <Row
                    key={line.row.id}
                    row={line.row}
                    would={would.rows.get(line.row.id) ?? null}
                    depth={line.depth}
                    groupId={groupOf.get(line.row.id) ?? null}
                    columns={columns}
                    context={context}
                  />
                ),
              )}
              {would.newcomers.map((row) => (
                <NewcomerRow key={row.id} row={row} columns={columns} context={context} />
              ))}
              <UnassignedRow sums={would.unassigned} columns={columns} />
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('kpi:total')}</th>
                {columns.map((column) => (
                  <td key={column.key} data-bar={column.bar || undefined}>
                    {column.sums(alignment.total, true)}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      </div>
    </section>
  );
});

function sorted(
  rows: readonly TerritoryRow[],
  column: Column | undefined,
  sorting: Sorting | null,
): readonly TerritoryRow[] {
  if (sorting === null) return rows;
  const direction = sorting.down ? -1 : 1;
  if (sorting.key === 'name') {
    return [...rows].sort((a, b) => direction * a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  }
  if (column === undefined) return rows;
  // What has no figure stays at the end either way.
  return [...rows].sort((a, b) => {
    const left = column.value(a);
    const right = column.value(b);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return (
      direction *
      (typeof left === 'string' ? left.localeCompare(String(right), 'zh-CN') : left - Number(right))
    );
  });
}

function Heading({
  column,
  sorting,
  onSort,
}: {
  column: Pick<Column, 'key' | 'name'> & Partial<Column>;
  sorting: Sorting | null;
  onSort: (sorting: Sorting | null) => void;
}) {
  const mine = sorting?.key === column.key ? sorting : null;
  const next =
    mine === null
      ? { key: column.key, down: column.key !== 'name' }
      : mine.down === (column.key !== 'name')
        ? { key: column.key, down: !mine.down }
        : null;
  return (
    <th
      scope="col"
      aria-sort={mine === null ? 'none' : mine.down ? 'descending' : 'ascending'}
      data-bar={column.bar || undefined}
    >
      <button type="button" aria-label={column.label} title={column.label} onClick={() => onSort(next)}>
        <span>
          {column.name}
          {column.unit !== undefined && column.unit !== '' && <small>{column.unit}</small>}
        </span>
        {mine !== null &&
          (mine.down ? <IconArrowDown size={12} aria-hidden /> : <IconArrowUp size={12} aria-hidden />)}
      </button>
    </th>
  );
}

/** How far a line is indented, by its depth in the tree. */
const indent = (depth: number) => (depth === 0 ? undefined : { paddingInlineStart: 14 + depth * 16 });

function GroupRow({
  line: { group, depth, open },
  columns,
  context,
}: {
  line: Extract<TreeLine, { kind: 'group' }>;
  columns: readonly Column[];
  context: TableContext;
}) {
  const chosen = useChosenGroup() === group.id;
  const over = useTreeView((state) => state.over === group.id);
  const figures = groupAsRow(group);
  return (
    <tr
      data-group
      aria-selected={chosen}
      data-over={over || undefined}
      onContextMenu={openRowMenu}
      {...dragSource(() => ({ groupIds: [group.id], territoryIds: [] }))}
      {...dropTarget(group.id)}
    >
      <th scope="row" style={indent(depth)}>
        <GroupName group={group} open={open} />
      </th>
      {columns.map((column) => (
        <td key={column.key} data-bar={column.bar || undefined}>
          {column.cell(figures, context)}
        </td>
      ))}
    </tr>
  );
}

const Row = memo(function Row({
  row,
  would,
  depth,
  groupId,
  columns,
  context,
}: {
  row: TerritoryRow;
  /** Its figures after a move that is only thought of. */
  would: TerritoryRow | null;
  depth: number;
  /** The group it is directly in; null = at the top. */
  groupId: number | null;
  columns: readonly Column[];
  context: TableContext;
}) {
  const active = useApp((state) => state.territoryId === row.id);
  const selected = useApp(
    (state) => state.selection?.kind === 'territory' && state.selection.ids.includes(row.id),
  );
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <tr
      ref={line}
      aria-selected={selected}
      data-active={active || undefined}
      data-thought={would !== null || undefined}
      onContextMenu={openRowMenu}
      {...dragSource(() => withSelected(row.id))}
      {...dropTarget(groupId)}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) select('territory', [row.id], true);
        else activate(row.id);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          stepTerritory(event.key === 'ArrowDown' ? 1 : -1);
        }
      }}
    >
      <th scope="row" style={indent(depth)}>
        <TerritoryName row={row} pieces={(would ?? row).pieces} groupId={groupId} />
      </th>
      {columns.map((column) => (
        <td key={column.key} data-bar={column.bar || undefined}>
          {column.cell(would ?? row, context)}
        </td>
      ))}
    </tr>
  );
});

/** A territory that an operation on its way would make: there is nothing to do with it yet. */
function NewcomerRow({
  row,
  columns,
  context,
}: {
  row: TerritoryRow;
  columns: readonly Column[];
  context: TableContext;
}) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  return (
    <tr data-thought>
      <th scope="row" title={t('kpi:newcomer')}>
        <span className={classes.nameButton}>
          <span className={classes.dot} style={{ background: territoryColour(row.colour, scheme).solid }} />
          <span className={classes.nameText}>{row.name}</span>
        </span>
      </th>
      {columns.map((column) => (
        <td key={column.key} data-bar={column.bar || undefined}>
          {column.cell(row, context)}
        </td>
      ))}
    </tr>
  );
}

function UnassignedRow({ sums, columns }: { sums: TerritorySums; columns: readonly Column[] }) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const format = useFormat();
  const active = useApp((state) => state.territoryId === 0);
  return (
    <tr className={classes.unassigned} data-active={active || undefined} onClick={() => activate(0)}>
      <th scope="row">
        <button
          type="button"
          className={classes.nameButton}
          title={t('kpi:unitsShort', { total: format.count(sums.units) })}
          onClick={() => activate(0)}
        >
          <span className={classes.dot} style={{ background: unassignedColour[scheme].solid }} />
          <span className={classes.nameText}>{t('unassigned')}</span>
        </button>
      </th>
      {columns.map((column) => (
        <td key={column.key} data-bar={column.bar || undefined}>
          {column.sums(sums, false)}
        </td>
      ))}
    </tr>
  );
}
