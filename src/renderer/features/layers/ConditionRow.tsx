import { ActionIcon, MultiSelect, NumberInput, Select, TagsInput, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LayerCondition } from '../../../shared/domain/layer-rule.ts';
import { customerClasses } from '../../../shared/domain/settings.ts';
import { useLayerWords } from '../../app/queries.ts';
import classes from './layers.module.css';
import { emptyCondition, fieldOf, ruleFields, shownValue, storedValue } from './rule-draft.ts';

const textTests = ['is', 'isNot', 'contains', 'isEmpty'] as const;
const numberTests = ['atLeast', 'below'] as const;

interface Props {
  condition: LayerCondition;
  onChange: (condition: LayerCondition) => void;
  onRemove: () => void;
}

/** One condition: a field, how it is compared, and with what. */
export function ConditionRow({ condition, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const field = fieldOf(condition);
  return (
    <div className={classes.condition}>
      <Select
        w={124}
        aria-label={t('layers:field')}
        allowDeselect={false}
        searchable
        data={ruleFields.map((one) => ({ value: one, label: t(`layers:fields.${one}`) }))}
        value={field}
        onChange={(value) => {
          const next = ruleFields.find((one) => one === value);
          if (next !== undefined && next !== field) onChange(emptyCondition(next));
        }}
      />
      <Compared condition={condition} onChange={onChange} />
      <Tooltip label={t('layers:removeCondition')}>
        <ActionIcon aria-label={t('layers:removeCondition')} onClick={onRemove}>
          <IconX size={15} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function Compared({ condition, onChange }: Omit<Props, 'onRemove'>) {
  const { t } = useTranslation();
  const words = useLayerWords().data;
  const test = <T extends string>(tests: readonly T[], now: T, choose: (next: T) => void) => (
    <Select
      w={92}
      aria-label={t('layers:test')}
      allowDeselect={false}
      data={tests.map((one) => ({ value: one, label: t(`layers:tests.${one}`) }))}
      value={now}
      onChange={(value) => {
        const next = tests.find((one) => one === value);
        if (next !== undefined) choose(next);
      }}
    />
  );
  if (condition.kind === 'class') {
    return (
      <MultiSelect
        flex={1}
        aria-label={t('layers:values')}
        data={[...customerClasses]}
        value={condition.values}
        onChange={(values) =>
          onChange({ kind: 'class', values: customerClasses.filter((one) => values.includes(one)) })
        }
      />
    );
  }
  if (condition.kind === 'number') {
    return (
      <>
        {test(numberTests, condition.test, (next) => onChange({ ...condition, test: next }))}
        <NumberInput
          flex={1}
          aria-label={t('layers:value')}
          thousandSeparator=","
          decimalScale={2}
          hideControls
          value={shownValue(condition.field, condition.value)}
          onChange={(value) =>
            onChange({ ...condition, value: storedValue(condition.field, Number(value) || 0) })
          }
        />
      </>
    );
  }
  const known = words?.find(({ field }) => field === condition.field)?.words ?? [];
  return (
    <>
      {test(textTests, condition.test, (next) => onChange({ ...condition, test: next }))}
      {condition.test === 'isEmpty' ? (
        <span className={classes.spring} />
      ) : (
        <TagsInput
          flex={1}
          aria-label={t('layers:values')}
          placeholder={condition.values.length === 0 ? t('layers:values') : ''}
          data={known.map(({ text }) => text)}
          value={condition.values}
          acceptValueOnBlur
          onChange={(values) => onChange({ ...condition, values })}
        />
      )}
    </>
  );
}
