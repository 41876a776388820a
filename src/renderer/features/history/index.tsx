import { ActionIcon, ScrollArea, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconCircleFilled, IconFlag, IconGitBranch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { stepText } from '../../../shared/i18n/step-text.ts';
import { jumpTo, run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useActiveScenario, useHistory, usePlan } from '../../app/queries.ts';
import { setApp, useApp } from '../../app/store.ts';
import { freeName } from '../common/free-name.ts';
import { SidePanel } from '../common/SidePanel.tsx';
import { showScenario } from '../common/show-scenario.ts';
import classes from './history.module.css';

/** Every step of the plan, youngest first; a click goes back, or forward, to that point. */
export function HistoryPanel() {
  const { t } = useTranslation();
  const opened = useApp((state) => state.historyOpen);
  return (
    <SidePanel
      opened={opened}
      onClose={() => setApp({ historyOpen: false })}
      title={t('historyPanel.title')}
      width={360}
      flush
    >
      <Steps />
    </SidePanel>
  );
}

function Steps() {
  const { t } = useTranslation();
  const format = useFormat();
  const history = useHistory();
  const scenario = useActiveScenario();
  const scenarios = usePlan().data?.scenarios ?? [];
  const steps = [...(history.data ?? [])].sort((a, b) => b.seq - a.seq);
  const current = steps.find((step) => !step.undone)?.seq ?? 0;
  const jump = (seq: number) => {
    if (seq !== current) void jumpTo(seq);
  };
  const branchAt = async (seq: number) => {
    if (scenario === null) return;
    const name = freeName(
      t('whatIf:branchHereName', { name: scenario.name, seq }),
      scenarios.map((other) => other.name),
    );
    const made = await run((to) => to.scenario.branchAt({ scenarioId: scenario.id, seq, name }));
    if (made !== undefined) await showScenario(made.id);
  };
  return (
    <ScrollArea h="100%" type="auto">
      <Text size="xs" c="dimmed" px="md" pb="xs">
        {t(steps.length === 0 ? 'historyPanel.empty' : 'historyPanel.hint')}
      </Text>
      <ol className={classes.list} reversed>
        {steps.map((step) => (
          <li key={step.seq} className={classes.row}>
            <UnstyledButton
              className={classes.step}
              data-undone={step.undone || undefined}
              aria-current={step.seq === current ? 'step' : undefined}
              onClick={() => jump(step.seq)}
            >
              <span className={classes.dot}>
                {step.seq === current ? <IconCircleFilled size={9} /> : <IconArrowBackUp size={13} />}
              </span>
              <span className={classes.text}>{stepText(t, step.label)}</span>
              <time className={classes.time} dateTime={step.at}>
                {format.dateTime(step.at)}
              </time>
            </UnstyledButton>
            <Tooltip label={t('whatIf:branchHere')} position="left">
              <ActionIcon
                className={classes.fork ?? ''}
                size={24}
                variant="subtle"
                aria-label={`${t('whatIf:branchHere')} ${step.seq}`}
                onClick={() => void branchAt(step.seq)}
              >
                <IconGitBranch size={14} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
        {steps.length > 0 && (
          <li>
            <UnstyledButton
              className={classes.step}
              aria-current={current === 0 ? 'step' : undefined}
              onClick={() => jump(0)}
            >
              <span className={classes.dot}>
                <IconFlag size={13} />
              </span>
              <span className={classes.text}>{t('historyPanel.start')}</span>
            </UnstyledButton>
          </li>
        )}
      </ol>
    </ScrollArea>
  );
}
