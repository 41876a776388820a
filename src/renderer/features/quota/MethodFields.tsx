import { Checkbox, NumberInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ownTotal, type QuotaForm } from './form.ts';

interface Props {
  form: QuotaForm;
  onChange: (form: QuotaForm) => void;
}

/** A ratio typed as percent. */
export function PercentInput(props: {
  label: string;
  description?: string;
  placeholder?: string;
  min?: number;
  max?: number;
  value: number | null | undefined;
  onChange: (ratio: number | null) => void;
}) {
  const { value } = props;
  return (
    <NumberInput
      label={props.label}
      {...(props.description === undefined ? {} : { description: props.description })}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      suffix=" %"
      decimalScale={2}
      min={props.min ?? -100}
      max={props.max ?? 1000}
      value={value === null || value === undefined ? '' : Math.round(value * 10_000) / 100}
      onChange={(typed) => props.onChange(typeof typed === 'number' ? typed / 100 : null)}
    />
  );
}

/** What a method asks for besides the total. */
export function MethodFields({ form, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      {form.method === 'growth' && (
        <PercentInput
          label={t('quota:growthRate')}
          value={form.growth ?? 0}
          onChange={(growth) => onChange({ ...form, growth: growth ?? 0 })}
        />
      )}
      {form.method === 'baseline' && (
        <PercentInput
          label={t('quota:band')}
          description={t('quota:bandHint')}
          min={0}
          value={form.band}
          onChange={(band) => onChange({ ...form, band })}
        />
      )}
      {form.method === 'penetration' && (
        <>
          <PercentInput
            label={t('quota:targetShare')}
            min={0}
            max={100}
            value={form.targetShare ?? 0}
            onChange={(share) => onChange({ ...form, targetShare: share ?? 0 })}
          />
          <PercentInput
            label={t('quota:pace')}
            description={t('quota:paceHint')}
            min={0}
            max={100}
            value={form.pace ?? 1}
            onChange={(pace) => onChange({ ...form, pace: pace ?? 1 })}
          />
        </>
      )}
      {ownTotal.includes(form.method) && form.method !== 'bottomup' && (
        <Checkbox
          label={t('quota:totalFromMethod')}
          checked={form.totalFrom === 'method'}
          onChange={(event) =>
            onChange({ ...form, totalFrom: event.currentTarget.checked ? 'method' : 'given' })
          }
        />
      )}
    </Stack>
  );
}
