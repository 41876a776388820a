import { useComputedColorScheme } from '@mantine/core';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerritoryRow, TerritorySums } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import { territoryColour, unassignedColour } from '../../app/palette.ts';
import { select, useApp } from '../../app/store.ts';
import { activate, stepTerritory } from '../../app/territory-actions.ts';
import { useChosenGroup, useTreeView } from '../../app/tree-view.ts';
import { groupAsRow } from '../../map/level.ts';
import { dragSource, dropTarget, withSelected } from '../tree/drag.ts';
import { GroupName } from '../tree/GroupName.tsx';
import type { TreeLine } from '../tree/rows.ts';
import type { Column, TableContext } from './columns.tsx';
import classes from './name.module.css';
import { openRowMenu } from './RowMenu.tsx';
import { TerritoryName } from './TerritoryName.tsx';

/** The figures of one line. */
export function Cells({ columns, of }: { columns: readonly Column[]; of: (column: Column) => ReactNode }) {
  return columns.map((column) => (
    <td key={column.key} data-bar={column.bar || undefined}>
      {of(column)}
    </td>
  ));
}

/** How far a line is indented, by its depth in the tree. */
const indent = (depth: number) => (depth === 0 ? undefined : { paddingInlineStart: 14 + depth * 16 });

/** A group of the tree with the figures of all below it. */
export function GroupRow({
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
      <Cells columns={columns} of={(column) => column.cell(figures, context)} />
    </tr>
  );
}

/** A territory: a press makes it the one that is worked on. */
export const Row = memo(function Row({
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
      <Cells columns={columns} of={(column) => column.cell(would ?? row, context)} />
    </tr>
  );
});

/** A territory that an operation on its way would make: there is nothing to do with it yet. */
export function NewcomerRow({
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
      <Cells columns={columns} of={(column) => column.cell(row, context)} />
    </tr>
  );
}

/** What no territory has. */
export function UnassignedRow({ sums, columns }: { sums: TerritorySums; columns: readonly Column[] }) {
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
      <Cells columns={columns} of={(column) => column.sums(sums, false)} />
    </tr>
  );
}
