import { CloseButton, Tabs, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FunctionComponent, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/compare.ts';
import { useFormat } from '../../app/format.ts';
import classes from './compare.module.css';
import { AccountList } from './lists/AccountList.tsx';
import { AffectedList, affectedRows } from './lists/AffectedList.tsx';
import { FlowList } from './lists/FlowList.tsx';
import type { ListProps } from './lists/list.ts';
import { RepList } from './lists/RepList.tsx';
import { UnitList } from './lists/UnitList.tsx';

const tabs = ['affected', 'accounts', 'units', 'territories', 'flows'] as const;
type Tab = (typeof tabs)[number];

const lists: Readonly<Record<Tab, FunctionComponent<ListProps>>> = {
  units: UnitList,
  accounts: AccountList,
  territories: RepList,
  affected: AffectedList,
  flows: FlowList,
};

/** Lists of what changes hands from the left scenario to the right one. */
export function CompareTabs({ comparison, onReader }: Pick<ListProps, 'comparison' | 'onReader'>) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('affected');
  const [filter, setFilter] = useState('');
  const quickFilter = useDeferredValue(filter);
  const List = lists[tab];
  return (
    <section className={classes.tabs} aria-label={t('compare:changes')}>
      <div className={classes.tabBar}>
        <Tabs value={tab} onChange={(value) => setTab(tabs.find((name) => name === value) ?? 'units')}>
          <TabList comparison={comparison} />
        </Tabs>
        <TextInput
          className={classes.filter ?? ''}
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
        <List comparison={comparison} quickFilter={quickFilter} onReader={onReader} />
      </div>
    </section>
  );
}

function TabList({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const f = useFormat();
  const counts: Readonly<Record<Tab, number>> = {
    units: comparison.units.length,
    accounts: comparison.accountCount,
    territories: comparison.territories.length,
    affected: affectedRows(comparison).length,
    flows: comparison.flows.length,
  };
  return (
    <Tabs.List className={classes.tabList} aria-label={t('compare:changes')}>
      {tabs.map((name) => (
        <Tabs.Tab key={name} value={name}>
          {t(`compare:tab.${name}`, { count: f.count(counts[name]) })}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}
