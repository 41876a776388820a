import { Button, TextInput } from '@mantine/core';
import { IconGitBranch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import { run } from '../../app/commands.ts';
import { freeName } from '../common/free-name.ts';
import { showScenario } from '../common/show-scenario.ts';
import classes from './scenario.module.css';

/** A new scenario that begins as the one on screen. */
export function BranchForm({
  from,
  scenarios,
}: {
  from: ScenarioSummary;
  scenarios: readonly ScenarioSummary[];
}) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const taken = name !== null && scenarios.some((other) => other.name === name.trim());
  const branch = async () => {
    if (name === null || name.trim() === '' || taken) return;
    setBusy(true);
    const made = await run((to) => to.scenario.branch({ fromId: from.id, name: name.trim() }));
    if (made !== undefined) await showScenario(made.id);
    setBusy(false);
  };
  if (name === null)
    return (
      <div className={classes.part}>
        <Button
          fullWidth
          variant="light"
          leftSection={<IconGitBranch size={15} />}
          onClick={() =>
            setName(
              freeName(
                t('scenario:newName'),
                scenarios.map((other) => other.name),
              ),
            )
          }
        >
          {t('scenario:branch', { name: from.name })}
        </Button>
      </div>
    );
  return (
    <form
      className={`${classes.part} ${classes.branch}`}
      onSubmit={(event) => {
        event.preventDefault();
        void branch();
      }}
    >
      <TextInput
        flex={1}
        aria-label={t('scenario:name')}
        value={name}
        maxLength={120}
        ref={(input) => input?.focus()}
        error={taken ? t('scenario:taken') : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={name.trim() === '' || taken}>
        {t('scenario:create')}
      </Button>
      <Button variant="default" onClick={() => setName(null)}>
        {t('scenario:cancel')}
      </Button>
    </form>
  );
}
