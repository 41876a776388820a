import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconArrowsExchange, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import { ScenarioDot } from '../scenario/index.tsx';
import { scenarioTree } from '../scenario/tree.ts';
import classes from './compare.module.css';
import { useScenarioLabel } from './scenario-label.ts';
import { mostSides, withSide } from './sides.ts';

interface ChoosersProps {
  scenarios: readonly ScenarioSummary[];
  /** A scenario not on screen yet; null = all are. */
  spare: number | null;
  sides: readonly number[];
  onChoose: (ids: readonly number[]) => void;
}

/** Which two to four scenarios are compared. */
export function Choosers({ scenarios, spare, sides, onChoose }: ChoosersProps) {
  const { t } = useTranslation();
  const sideNames = [t('compare:left'), t('compare:right'), t('compare:third'), t('compare:fourth')];
  const labelOf = (id: number) => scenarios.find((scenario) => scenario.id === id)?.name ?? '';
  return (
    <div className={classes.choosers}>
      {sides.map((id, at) => (
        <div key={sideNames[at]} className={classes.chooser}>
          <ScenarioSelect
            label={sideNames[at] ?? ''}
            scenarios={scenarios}
            narrow={sides.length > 2}
            value={id}
            onChange={(next) => onChoose(withSide(sides, at, next))}
          />
          {at === 0 && sides.length > 1 && (
            <Tooltip label={t('compare:swap')}>
              <ActionIcon
                aria-label={t('compare:swap')}
                onClick={() => onChoose([sides[1] ?? id, id, ...sides.slice(2)])}
              >
                <IconArrowsExchange size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          )}
          {at > 1 && (
            <Tooltip label={t('compare:removeSide', { name: labelOf(id) })}>
              <ActionIcon
                size={24}
                aria-label={t('compare:removeSide', { name: labelOf(id) })}
                onClick={() => onChoose(sides.filter((_, index) => index !== at))}
              >
                <IconX size={14} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      ))}
      {sides.length >= 2 && sides.length < mostSides && spare !== null && (
        <Tooltip label={t('compare:add')}>
          <ActionIcon aria-label={t('compare:add')} onClick={() => onChoose([...sides, spare])}>
            <IconPlus size={17} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

function ScenarioSelect(props: {
  label: string;
  scenarios: readonly ScenarioSummary[];
  narrow: boolean;
  value: number | null;
  onChange: (id: number) => void;
}) {
  const label = useScenarioLabel();
  const rows = scenarioTree(props.scenarios);
  const byValue = new Map<string, ScenarioSummary>(
    rows.map(({ scenario }) => [String(scenario.id), scenario]),
  );
  const chosen = byValue.get(String(props.value));
  return (
    <Select
      size="sm"
      w={props.narrow ? 160 : 220}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      aria-label={props.label}
      allowDeselect={false}
      leftSection={chosen ? <ScenarioDot colour={chosen.colour} /> : null}
      data={rows.map(({ scenario }) => ({ value: String(scenario.id), label: label(scenario) }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(value) => {
        if (value !== null) props.onChange(Number(value));
      }}
    />
  );
}
