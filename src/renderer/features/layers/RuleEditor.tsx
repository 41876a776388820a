import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LayerCondition, LayerConditionGroup, LayerRule } from '../../../shared/domain/layer-rule.ts';
import { ConditionRow } from './ConditionRow.tsx';
import classes from './layers.module.css';
import { emptyCondition, emptyGroup } from './rule-draft.ts';

type Part = LayerCondition | LayerConditionGroup;

const replaced = <T,>(list: readonly T[], at: number, value: T) =>
  list.map((one, index) => (index === at ? value : one));
const without = <T,>(list: readonly T[], at: number) => list.filter((_, index) => index !== at);

/** Which accounts a layer is about, in plain words: conditions, of which all or any must hold, and groups of them. */
export function RuleEditor({ rule, onChange }: { rule: LayerRule; onChange: (rule: LayerRule) => void }) {
  const { t } = useTranslation();
  const set = (conditions: readonly Part[]) => onChange({ ...rule, conditions: [...conditions] });
  return (
    <div className={classes.rule}>
      <Match value={rule.match} onChange={(match) => onChange({ ...rule, match })} />
      {rule.conditions.map((part, at) =>
        part.kind === 'group' ? (
          <GroupBox
            key={`${at} group`}
            group={part}
            onChange={(group) =>
              set(
                group.conditions.length === 0
                  ? without(rule.conditions, at)
                  : replaced(rule.conditions, at, group),
              )
            }
          />
        ) : (
          <ConditionRow
            key={`${at} ${part.kind}`}
            condition={part}
            onChange={(next) => set(replaced<Part>(rule.conditions, at, next))}
            onRemove={() => set(without(rule.conditions, at))}
          />
        ),
      )}
      <div className={classes.adds}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...rule.conditions, emptyCondition('industry')])}
        >
          {t('layers:addCondition')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...rule.conditions, emptyGroup()])}
        >
          {t('layers:addGroup')}
        </Button>
      </div>
    </div>
  );
}

function GroupBox({
  group,
  onChange,
}: {
  group: LayerConditionGroup;
  onChange: (group: LayerConditionGroup) => void;
}) {
  const { t } = useTranslation();
  const set = (conditions: LayerCondition[]) => onChange({ ...group, conditions });
  return (
    <div className={classes.group}>
      <Match value={group.match} onChange={(match) => onChange({ ...group, match })} />
      {group.conditions.map((condition, at) => (
        <ConditionRow
          key={`${at} ${condition.kind}`}
          condition={condition}
          onChange={(next) => set(replaced(group.conditions, at, next))}
          onRemove={() => set(without(group.conditions, at))}
        />
      ))}
      <div className={classes.adds}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...group.conditions, emptyCondition('industry')])}
        >
          {t('layers:addCondition')}
        </Button>
      </div>
    </div>
  );
}

function Match({ value, onChange }: { value: 'all' | 'any'; onChange: (value: 'all' | 'any') => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.match}>
      <SegmentedControl
        size="xs"
        aria-label={t('layers:rule')}
        value={value}
        onChange={(next) => onChange(next === 'any' ? 'any' : 'all')}
        data={[
          { value: 'all', label: t('layers:match.all') },
          { value: 'any', label: t('layers:match.any') },
        ]}
      />
      <span>{t('layers:match.suffix')}</span>
    </div>
  );
}
