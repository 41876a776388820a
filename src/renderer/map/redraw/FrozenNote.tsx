import { Button, Text } from '@mantine/core';
import { IconGitBranch, IconSnowflake } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { run } from '../../app/commands.ts';
import { useActiveScenario, usePlan } from '../../app/queries.ts';
import { freeName } from '../../features/common/free-name.ts';
import { showScenario } from '../../features/common/show-scenario.ts';
import classes from './redraw.module.css';

/** A scenario in force is looked at, not edited: the way on is a branch. */
export function FrozenNote() {
  const { t } = useTranslation();
  const scenario = useActiveScenario();
  const scenarios = usePlan().data?.scenarios ?? [];
  if (scenario === null || scenario.status !== 'inForce' || scenario.isPresent) return null;
  const branch = async () => {
    const name = freeName(
      t('whatIf:frozen.copy', { name: scenario.name }),
      scenarios.map((other) => other.name),
    );
    const made = await run((to) => to.scenario.branch({ fromId: scenario.id, name }));
    if (made !== undefined) await showScenario(made.id);
  };
  return (
    <div className={classes.frozen} role="status" data-map-overlay>
      <IconSnowflake size={16} aria-hidden />
      <Text size="sm">{t('whatIf:frozen.text')}</Text>
      <Button size="compact-sm" leftSection={<IconGitBranch size={14} />} onClick={() => void branch()}>
        {t('whatIf:frozen.branch')}
      </Button>
    </div>
  );
}
