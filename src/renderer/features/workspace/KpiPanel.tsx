import { Button, Center, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errors.ts';
import { useActiveAlignment, useTree } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import { useChosenGroup } from '../../app/tree-view.ts';
import { GroupInspector } from '../tree/GroupInspector.tsx';
import { Distribution } from './Distribution.tsx';
import { Inspector } from './Inspector.tsx';
import { Principles } from './Principles.tsx';
import { TerritoryTable } from './TerritoryTable.tsx';
import { Totals } from './Totals.tsx';
import classes from './workspace.module.css';

/** The scenario in figures: sums, the five checks, the territories, and below whatever is selected. */
export function KpiPanel() {
  const { t } = useTranslation();
  const alignment = useActiveAlignment();
  const selection = useApp((state) => state.selection);
  const chosen = useChosenGroup();
  const tree = useTree(alignment.data?.scenarioId ?? null).data;
  const group = tree?.groups.find(({ id }) => id === chosen);
  // Hundreds of rows are put together a few at a time: the map, which comes with the same answer, goes first.
  const ready = useDeferredValue(alignment.data !== undefined, false);
  const noScenario = useApp((state) => state.scenarioId === null);
  if (noScenario) return <NoScenario />;
  if (alignment.isError) {
    return (
      <Stack p="md" gap="sm" align="start">
        <Text size="sm" role="alert">
          {errorText(t, alignment.error)}
        </Text>
        <Button variant="default" onClick={() => void alignment.refetch()}>
          {t('connection.retry')}
        </Button>
      </Stack>
    );
  }
  if (alignment.data === undefined || !ready) return <Waiting />;
  return (
    <div className={classes.kpi}>
      <Totals alignment={alignment.data} />
      <Principles scenarioId={alignment.data.scenarioId} />
      <Distribution alignment={alignment.data} />
      <TerritoryTable alignment={alignment.data} />
      {tree !== undefined && group !== undefined ? (
        <GroupInspector tree={tree} group={group} />
      ) : (
        selection !== null && <Inspector selection={selection} alignment={alignment.data} />
      )}
    </div>
  );
}

function NoScenario() {
  const { t } = useTranslation();
  return (
    <Center h="100%" p="lg">
      <Stack gap="xs" align="center" maw={300} ta="center">
        <IconUsersGroup size={32} stroke={1.3} aria-hidden />
        <Title order={2}>{t('kpi:emptyTitle')}</Title>
        <Text size="sm" c="dimmed">
          {t('kpi:emptyText')}
        </Text>
      </Stack>
    </Center>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <Stack p="md" gap={10} aria-label={t('loading')}>
      <Skeleton h={52} />
      <Skeleton h={26} />
      {Array.from({ length: 10 }, (_, line) => `line-${line}`).map((line) => (
        <Skeleton key={line} h={20} />
      ))}
    </Stack>
  );
}
