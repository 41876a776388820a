import { ActionIcon, Button, Center, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconInfoCircle, IconUsersGroup } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { errorText } from '../../app/errors.ts';
import { useActiveAlignment, useTree } from '../../app/queries.ts';
import { type Selection, useApp } from '../../app/store.ts';
import { useChosenGroup } from '../../app/tree-view.ts';
import { useMapShown } from '../../app/use-map-shown.ts';
import { SharedFolds } from '../common/folds.tsx';
import { GroupInspector } from '../tree/GroupInspector.tsx';
import { Distribution } from './Distribution.tsx';
import { Inspector } from './Inspector.tsx';
import { Principles } from './Principles.tsx';
import classes from './panel.module.css';
import { TerritoryTable } from './TerritoryTable.tsx';
import { Totals } from './Totals.tsx';
import { useDetailsShown } from './use-details-shown.ts';
import { Waiting } from './Waiting.tsx';

/**
 * The scenario in figures: sums, the five checks and the territories. What is selected takes the place of sums and checks: the
 * table stays where it is.
 */
export function KpiPanel() {
  const { t } = useTranslation();
  const alignment = useActiveAlignment();
  const { selection, shown, show } = useDetailsShown();
  // The map, which comes with the same answer, goes first; then hundreds of rows are put together a few at a time.
  const mapIsShown = useMapShown();
  const ready = useDeferredValue(mapIsShown && alignment.data !== undefined, false);
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
      <div className={classes.above}>
        <div className={classes.summary}>
          <Totals alignment={alignment.data} />
          <Principles scenarioId={alignment.data.scenarioId} />
          <Distribution alignment={alignment.data} />
          {selection !== null && !shown && (
            <Tooltip label={t('kpi:details')}>
              <ActionIcon
                className={classes.toDetails}
                size={26}
                aria-label={t('kpi:details')}
                onClick={() => show(true)}
              >
                <IconInfoCircle size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        {shown && selection !== null && (
          <SharedFolds>
            <Details selection={selection} alignment={alignment.data} onAside={() => show(false)} />
          </SharedFolds>
        )}
      </div>
      <TerritoryTable alignment={alignment.data} />
    </div>
  );
}

interface DetailsProps {
  selection: Selection;
  alignment: Alignment;
  onAside: () => void;
}

/** What is selected: a group of the tree, or things of one kind. */
function Details({ selection, alignment, onAside }: DetailsProps) {
  const chosen = useChosenGroup();
  const tree = useTree(alignment.scenarioId).data;
  const group = tree?.groups.find(({ id }) => id === chosen);
  return tree !== undefined && group !== undefined ? (
    <GroupInspector tree={tree} group={group} onAside={onAside} />
  ) : (
    <Inspector selection={selection} alignment={alignment} onAside={onAside} />
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
