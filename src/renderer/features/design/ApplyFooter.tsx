import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import classes from './design.module.css';
import { applyDesign } from './job-store.ts';

interface Props {
  plan: PlanState;
  scenario: ScenarioSummary | null;
  leave: { text: string; run: () => void };
}

/** Where the result goes: into its scenario, or a new one beside it. */
export function ApplyFooter({ plan, scenario, leave }: Props) {
  const { t } = useTranslation();
  const onlyBranch = scenario === null || scenario.isPresent;
  const [target, setTarget] = useState<'here' | 'branch'>(onlyBranch ? 'branch' : 'here');
  const [name, setName] = useState(() =>
    freeName(plan, (number) => t('design:branchName', { letter: letter(number) })),
  );
  const [busy, setBusy] = useState(false);
  const taken = plan.scenarios.some((other) => other.name === name.trim());
  const apply = async () => {
    setBusy(true);
    await applyDesign(target === 'branch' ? name.trim() : null);
    setBusy(false);
  };
  return (
    <div className={classes.footer}>
      <Radio.Group
        aria-label={t('design:applyTo')}
        value={target}
        onChange={(value) => setTarget(value === 'here' ? 'here' : 'branch')}
      >
        <Stack gap={6}>
          {!onlyBranch && (
            <Radio size="xs" value="here" label={t('design:applyHere', { name: scenario.name })} />
          )}
          <Radio size="xs" value="branch" label={t('design:applyBranch')} />
        </Stack>
      </Radio.Group>
      {target === 'branch' && (
        <TextInput
          aria-label={t('design:newName')}
          value={name}
          maxLength={120}
          error={taken ? t('design:nameTaken') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <Group gap="xs" grow>
        <Button size="sm" variant="default" onClick={leave.run}>
          {leave.text}
        </Button>
        <Button
          size="sm"
          loading={busy}
          disabled={target === 'branch' && (name.trim() === '' || taken)}
          onClick={() => void apply()}
        >
          {t('design:apply')}
        </Button>
      </Group>
    </div>
  );
}

function freeName(plan: PlanState, wanted: (number: number) => string): string {
  const taken = new Set(plan.scenarios.map(({ name }) => name));
  let number = 1;
  while (taken.has(wanted(number))) number += 1;
  return wanted(number);
}

/** 1 → A … 26 → Z, 27 → AA. */
function letter(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letter(rest) : '') + String.fromCharCode(65 + ((number - 1) % 26));
}
