import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconLock, IconLockOpen, IconPlus } from '@tabler/icons-react';
import { memo, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alignment, TerritoryRow } from '../../../shared/contract/scenario.ts';
import { useReps, useTree } from '../../app/queries.ts';
import { addTerritory, lockAll } from '../../app/territory-actions.ts';
import { useClosedGroups } from '../../app/tree-view.ts';
import { useAsWouldBe } from '../effect/use-as-would-be.ts';
import { dropTarget } from '../tree/drag.ts';
import { type TreeLine, treeLines } from '../tree/rows.ts';
import { TreeMenu } from '../tree/TreeMenu.tsx';
import { type TableContext, useColumns } from './columns.tsx';
import { Heading, type Sorting, sorted } from './TableHeading.tsx';
import { Cells, GroupRow, NewcomerRow, Row, UnassignedRow } from './TableRows.tsx';
import classes from './table.module.css';
import { useMoreRight } from './use-more-right.ts';

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
                <Cells columns={columns} of={(column) => column.sums(alignment.total, true)} />
              </tr>
            </tfoot>
          </table>
        </div>
      </div>
    </section>
  );
});
