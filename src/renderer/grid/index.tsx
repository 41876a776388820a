import { ActionIcon, CloseButton, Tabs, TextInput, Tooltip } from '@mantine/core';
import { IconFilterCheck, IconFocusCentered, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type GridTab, gridTabs, setApp, useApp } from '../app/store.ts';
import classes from './panel/panel.module.css';
import { SheetTab } from './panel/SheetTab.tsx';
import { useAccountsSheet } from './panel/use-accounts-sheet.ts';
import { useRepsSheet } from './panel/use-reps-sheet.tsx';
import { useTerritoriesSheet } from './panel/use-territories-sheet.tsx';
import { useUnitsSheet } from './panel/use-units-sheet.ts';

interface TabProps {
  quickFilter: string;
  onlySelected: boolean;
  chooser: (chooser: ReactNode) => ReactNode;
}

function TerritoriesTab(props: TabProps) {
  return <SheetTab tab="territories" {...useTerritoriesSheet()} {...props} />;
}

function UnitsTab(props: TabProps) {
  return <SheetTab tab="units" {...useUnitsSheet()} {...props} />;
}

function AccountsTab(props: TabProps) {
  return <SheetTab tab="accounts" {...useAccountsSheet()} {...props} />;
}

function RepsTab(props: TabProps) {
  return <SheetTab tab="reps" {...useRepsSheet()} {...props} />;
}

const tabs: Readonly<Record<GridTab, (props: TabProps) => ReactNode>> = {
  territories: TerritoriesTab,
  units: UnitsTab,
  accounts: AccountsTab,
  reps: RepsTab,
};

/** Territories, units, accounts and reps as sheets: linked with the map, edited in place, copied from and pasted into. */
export function GridPanel() {
  const { t } = useTranslation();
  const tab = useApp((state) => state.gridTab);
  const selection = useApp((state) => state.selection);
  const [filters, setFilters] = useState<Partial<Record<GridTab, string>>>({});
  const [onlySelected, setOnlySelected] = useState(false);
  const [chooserSlot, setChooserSlot] = useState<HTMLElement | null>(null);
  const filter = filters[tab] ?? '';
  const quickFilter = useDeferredValue(filter);
  const setFilter = (text: string) => setFilters((now) => ({ ...now, [tab]: text }));
  const Tab = tabs[tab];
  return (
    <div className={classes.panel}>
      <div className={classes.bar}>
        <Tabs
          value={tab}
          onChange={(value) => {
            const next = gridTabs.find((name) => name === value);
            if (next) setApp({ gridTab: next });
          }}
          variant="pills"
          radius="sm"
        >
          <Tabs.List aria-label={t('grid:tabs')} className={classes.tabs}>
            {gridTabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`grid:tab.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <span className={classes.spring} />
        <TextInput
          className={classes.filter}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          leftSection={<IconSearch size={14} />}
          rightSection={
            filter === '' ? null : (
              <CloseButton size="xs" onClick={() => setFilter('')} aria-label={t('grid:clearFilter')} />
            )
          }
          placeholder={t('grid:quickFilter')}
          aria-label={t('grid:quickFilter')}
        />
        <Tooltip label={t('grid:onlySelected')}>
          <ActionIcon
            variant={onlySelected ? 'light' : 'subtle'}
            color={onlySelected ? 'slate' : 'gray'}
            aria-pressed={onlySelected}
            aria-label={t('grid:onlySelected')}
            onClick={() => setOnlySelected((now) => !now)}
          >
            <IconFilterCheck size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('grid:locate')}>
          <ActionIcon
            aria-label={t('grid:locate')}
            disabled={selection === null}
            onClick={() => setApp(({ zoomRequest }) => ({ zoomRequest: zoomRequest + 1 }))}
          >
            <IconFocusCentered size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <span ref={setChooserSlot} />
      </div>
      <Tab
        key={tab}
        quickFilter={quickFilter}
        onlySelected={onlySelected}
        chooser={(chooser) => (chooserSlot === null ? null : createPortal(chooser, chooserSlot))}
      />
    </div>
  );
}
