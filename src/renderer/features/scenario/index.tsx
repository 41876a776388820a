import { Badge, Button, Popover, ScrollArea, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { IconChevronDown, IconGitMerge, IconRefresh } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import { territoryColour } from '../../app/palette.ts';
import { useActiveScenario, usePlan } from '../../app/queries.ts';
import { setApp } from '../../app/store.ts';
import { BranchForm } from './BranchForm.tsx';
import { ScenarioDetails } from './ScenarioDetails.tsx';
import { Snapshots } from './Snapshots.tsx';
import classes from './scenario.module.css';
import { scenarioTree } from './tree.ts';

export function ScenarioDot({ colour }: { colour: number }) {
  const scheme = useComputedColorScheme('light');
  return <span className={classes.dot} style={{ background: territoryColour(colour, scheme).solid }} />;
}

export function StatusBadge({ scenario }: { scenario: ScenarioSummary }) {
  const { t } = useTranslation();
  // A present state that is called so says it already.
  if (scenario.isPresent && scenario.name === t('scenario:presentName')) return null;
  return (
    <Badge size="sm" variant="default" tt="none" fw={500} className={classes.badge}>
      {scenario.isPresent ? t('scenario:present') : t(`scenario:status.${scenario.status}`)}
    </Badge>
  );
}

/** The scenario on screen; opens the tree of all, branching, and what is written about the chosen one. */
export function ScenarioMenu() {
  const { t } = useTranslation();
  const plan = usePlan().data;
  const onScreen = useActiveScenario();
  const [open, setOpen] = useState(false);
  const onScreenId = onScreen?.id ?? null;
  const dropdown = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Another scenario on screen has forms of its own: the keyboard stays in the menu when the form it was in has gone.
    if (!open || onScreenId === null || document.activeElement !== document.body) return;
    dropdown.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [open, onScreenId]);
  if (!plan || onScreen === null) return null;
  // The alignments of layers are parts of their scenario, and have a switch of their own.
  const scenarios = plan.scenarios.filter(({ layer }) => layer === null);
  const active = scenarios.find(({ id }) => id === onScreen.layer?.baseId) ?? onScreen;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={380}
      trapFocus
      withinPortal
      shadow="md"
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.button}
          onClick={() => setOpen((now) => !now)}
          aria-label={t('scenario:open', { name: active.name })}
          data-expanded={open || undefined}
        >
          <ScenarioDot colour={active.colour} />
          <span className={classes.name}>{active.name}</span>
          <StatusBadge scenario={active} />
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown ref={dropdown} p={0} aria-label={t('scenario:title')}>
        <ScenarioList scenarios={scenarios} active={active} />
        <BranchForm key={active.id} from={active} scenarios={scenarios} />
        {scenarios.length > 1 && (
          <div className={classes.part}>
            <Button
              fullWidth
              variant="default"
              leftSection={<IconGitMerge size={15} />}
              onClick={() => {
                setOpen(false);
                setApp({ mergeOpen: true });
              }}
            >
              {t('whatIf:merge.open')}
            </Button>
            {!active.isPresent && (
              <Button
                fullWidth
                mt={6}
                variant="default"
                leftSection={<IconRefresh size={15} />}
                onClick={() => {
                  setOpen(false);
                  setApp({ rebaseOpen: true });
                }}
              >
                {t('rebase:open')}
              </Button>
            )}
          </div>
        )}
        <ScenarioDetails key={`details ${active.id}`} scenario={active} scenarios={scenarios} />
        <Snapshots key={`snapshots ${active.id}`} scenario={active} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ScenarioList({
  scenarios,
  active,
}: {
  scenarios: readonly ScenarioSummary[];
  active: ScenarioSummary;
}) {
  const { t } = useTranslation();
  const f = useFormat();
  const [withArchived, setWithArchived] = useState(false);
  const isAway = ({ id, status }: ScenarioSummary) => status === 'archived' && id !== active.id;
  const away = scenarios.filter(isAway).length;
  const shown = withArchived ? scenarios : scenarios.filter((scenario) => !isAway(scenario));
  return (
    <ScrollArea.Autosize mah={240} type="auto">
      <ul className={classes.list} aria-label={t('scenario:title')}>
        {scenarioTree(shown).map(({ scenario, depth }) => (
          <li key={scenario.id}>
            <UnstyledButton
              className={classes.row}
              style={{ paddingInlineStart: 14 + depth * 18 }}
              aria-current={scenario.id === active.id}
              {...(scenario.id === active.id ? { 'data-autofocus': true } : {})}
              onClick={() => setApp({ scenarioId: scenario.id, territoryId: null, selection: null })}
            >
              <ScenarioDot colour={scenario.colour} />
              <span className={classes.rowName}>{scenario.name}</span>
              <StatusBadge scenario={scenario} />
              <span className={classes.count}>
                {t('scenario:territories', {
                  count: scenario.territoryCount,
                  text: f.count(scenario.territoryCount),
                })}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {away > 0 && (
        <UnstyledButton
          className={classes.away}
          aria-expanded={withArchived}
          onClick={() => setWithArchived((now) => !now)}
        >
          {t(withArchived ? 'whatIf:archived.hide' : 'whatIf:archived.show', { text: f.count(away) })}
        </UnstyledButton>
      )}
    </ScrollArea.Autosize>
  );
}
