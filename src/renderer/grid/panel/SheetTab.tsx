import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { GridApi } from 'ag-grid-community';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActiveAlignment, useReps, useScenarioAccounts, useUnits } from '../../app/queries.ts';
import {
  type GridTab,
  remember,
  reveal,
  type SelectionKind,
  select,
  setApp,
  useApp,
} from '../../app/store.ts';
import { ColumnChooser } from '../column-chooser.tsx';
import { columnWidth } from '../column-def.tsx';
import type { SheetColumn, SheetEdit, SheetRejection } from '../sheet.ts';
import { SheetGrid } from '../sheet-grid.tsx';
import { fromMemory, toMemory } from './column-memory.ts';
import { linkedIds } from './linked.ts';
import classes from './panel.module.css';

const kindOf: Readonly<Record<GridTab, SelectionKind>> = {
  territories: 'territory',
  units: 'unit',
  accounts: 'account',
  reps: 'rep',
};

const nobody: ReadonlySet<string> = new Set();

/** One tab of the grid: the sheet, its columns remembered, its rows linked with the selection. */
export function SheetTab<Row>(props: {
  tab: GridTab;
  rows: readonly Row[];
  columns: readonly SheetColumn<Row>[];
  rowId: (row: Row) => string;
  onEdit: (edits: SheetEdit[]) => Promise<SheetRejection[] | null>;
  quickFilter: string;
  onlySelected: boolean;
  chooser: (chooser: ReactNode) => ReactNode;
}) {
  const { tab, rows, columns, rowId } = props;
  const { t } = useTranslation();
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const memoryName = `grid.columns.${tab}`;
  // The sheet is made anew for another language, with what is remembered by then.
  const columnState = fromMemory(useApp.getState().memory[memoryName]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        columnState?.filter(({ hide }) => hide).map(({ colId }) => colId) ??
          columns.filter(({ shown }) => shown === false).map(({ id }) => id),
      ),
  );

  const selectedIds = useSelectedIds(tab);
  const selectedOnly = useMemo(
    () => (props.onlySelected ? rows.filter((row) => selectedIds.has(rowId(row))) : rows),
    [props.onlySelected, rows, selectedIds, rowId],
  );

  const onSelect = useCallback(
    (ids: string[]) => {
      const numbers = ids.map(Number);
      select(kindOf[tab], numbers);
      if (tab === 'territories' && numbers.length === 1) setApp({ territoryId: numbers[0] ?? null });
    },
    [tab],
  );

  const widths = useMemo(() => new Map(columns.map((column) => [column.id, columnWidth(column)])), [columns]);
  const onColumnState = useCallback(
    (state: Parameters<typeof toMemory>[0]) => {
      setHidden(new Set(state.filter(({ hide }) => hide).map(({ colId }) => colId)));
      remember(
        memoryName,
        toMemory(state, (id) => widths.get(id)),
      );
    },
    [memoryName, widths],
  );

  return (
    <>
      {props.chooser(
        <ColumnChooser
          columns={columns}
          hidden={hidden}
          onChange={(id, shown) => api?.setColumnsVisible([id], shown)}
          onReset={() => api?.resetColumnState()}
        />,
      )}
      <div className={classes.sheet}>
        <SheetGrid<Row>
          label={t(`grid:tab.${tab}`)}
          columns={columns}
          rows={selectedOnly}
          rowId={rowId}
          selectedIds={selectedIds}
          onSelect={onSelect}
          onEdit={props.onEdit}
          onOpen={(row) => reveal(kindOf[tab], [Number(rowId(row))])}
          quickFilter={props.quickFilter}
          columnState={columnState}
          onColumnState={onColumnState}
          onReady={setApi}
          empty={<EmptyTab tab={tab} filtered={props.onlySelected && rows.length > 0} />}
        />
      </div>
    </>
  );
}

function useSelectedIds(tab: GridTab): ReadonlySet<string> {
  const selection = useApp((state) => state.selection);
  const units = useUnits().data;
  const accounts = useScenarioAccounts().data;
  const alignment = useActiveAlignment().data;
  // Rows of the selection's own kind are the selection itself, whatever comes anew.
  const isOwn = selection?.kind === kindOf[tab];
  const sources = useMemo(
    () => (isOwn || !units || !accounts || !alignment ? null : { units, accounts, alignment }),
    [isOwn, units, accounts, alignment],
  );
  return useMemo(() => {
    const linked = linkedIds(tab, selection, sources);
    return linked.size === 0 ? nobody : new Set([...linked].map(String));
  }, [tab, selection, sources]);
}

/** Whether the rows of a tab are here: until then nothing can be said of how many there are. */
function useHasCome(tab: GridTab): boolean {
  const answers = {
    territories: useActiveAlignment().data,
    units: useUnits().data,
    accounts: useScenarioAccounts().data,
    reps: useReps().data,
  };
  return answers[tab] !== undefined;
}

function EmptyTab({ tab, filtered }: { tab: GridTab; filtered: boolean }) {
  const { t } = useTranslation();
  const noScenario = useApp((state) => state.scenarioId === null);
  // Without a scenario no territories will come.
  const isBefore = tab === 'territories' && noScenario;
  if (!useHasCome(tab) && !isBefore) return <Text className={classes.empty}>{t('loading')}</Text>;
  if (filtered) return <Text className={classes.empty}>{t('grid:nothingSelected')}</Text>;
  return (
    <div className={classes.empty}>
      <Text size="sm" mb="xs">
        {t(`grid:empty.${isBefore ? 'noScenario' : tab}`)}
      </Text>
      {(tab !== 'territories' || isBefore) && (
        <Button
          variant="light"
          leftSection={<IconFileImport size={15} />}
          onClick={() => setApp({ importOpen: true })}
        >
          {t('grid:importNow')}
        </Button>
      )}
    </div>
  );
}
