import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { IconCamera, IconRestore, IconScale, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Snapshot } from '../../../shared/contract/redraw.ts';
import { run, runAlignment } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useSnapshots } from '../../app/queries.ts';
import { remember, setApp } from '../../app/store.ts';
import classes from './scenario.module.css';

/** So many are listed; the rest are counted. */
const listed = 5;

/** What the scenario on screen was at chosen moments: taken by hand, and by the program before risky steps. */
export function Snapshots({ scenario }: { scenario: ScenarioSummary }) {
  const { t } = useTranslation();
  const f = useFormat();
  const [name, setName] = useState('');
  const own = (useSnapshots().data ?? []).filter(({ ofId }) => ofId === scenario.id);
  const take = async () => {
    const taken = await run((to) => to.scenario.takeSnapshot({ scenarioId: scenario.id, name: name.trim() }));
    if (taken !== undefined) setName('');
  };
  return (
    <section className={`${classes.part} ${classes.snapshots}`} aria-label={t('whatIf:snapshots.title')}>
      <Text size="xs" fw={600}>
        {t('whatIf:snapshots.title')}
      </Text>
      <form
        className={classes.branch}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <TextInput
          flex={1}
          size="xs"
          maxLength={120}
          placeholder={t('whatIf:snapshots.name')}
          aria-label={t('whatIf:snapshots.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" leftSection={<IconCamera size={14} />}>
          {t('whatIf:snapshots.take')}
        </Button>
      </form>
      {own.length === 0 ? (
        <Text size="xs" c="dimmed">
          {t('whatIf:snapshots.none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {own.slice(0, listed).map((snapshot) => (
            <Row key={snapshot.id} snapshot={snapshot} scenario={scenario} />
          ))}
        </ul>
      )}
      {own.length > listed && (
        <Text size="xs" c="dimmed">
          {t('whatIf:snapshots.more', { text: f.count(own.length - listed) })}
        </Text>
      )}
    </section>
  );
}

function Row({ snapshot, scenario }: { snapshot: Snapshot; scenario: ScenarioSummary }) {
  const { t } = useTranslation();
  const f = useFormat();
  const label = snapshot.name || t(`whatIf:snapshots.reason.${snapshot.reason}`);
  const frozen = scenario.status === 'inForce' && !scenario.isPresent;
  return (
    <li className={classes.snapshot}>
      <span className={classes.rowName}>{label}</span>
      <time className={classes.count} dateTime={snapshot.at}>
        {f.dateTime(snapshot.at)}
      </time>
      <Group gap={0} wrap="nowrap">
        <Tooltip label={t('whatIf:snapshots.compare')}>
          <ActionIcon
            size={24}
            variant="subtle"
            aria-label={`${t('whatIf:snapshots.compare')} ${label}`}
            onClick={() => {
              remember('compare', { ids: [snapshot.id, scenario.id] });
              setApp({ screen: 'compare' });
            }}
          >
            <IconScale size={14} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('whatIf:snapshots.restore')}>
          <ActionIcon
            size={24}
            variant="subtle"
            disabled={frozen}
            aria-label={t('whatIf:snapshots.restoreName', { name: label })}
            onClick={() =>
              void runAlignment((to) => to.scenario.restoreSnapshot({ snapshotId: snapshot.id }))
            }
          >
            <IconRestore size={14} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('whatIf:snapshots.remove')}>
          <ActionIcon
            size={24}
            variant="subtle"
            aria-label={`${t('whatIf:snapshots.remove')} ${label}`}
            onClick={() => void run((to) => to.scenario.removeSnapshot({ snapshotId: snapshot.id }))}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </li>
  );
}
