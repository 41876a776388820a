import { Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QuotaBound, QuotaFiscal } from '../../../shared/contract/quota.ts';
import type { Amounts } from './amounts.ts';
import type { QuotaForm } from './form.ts';
import { PercentInput } from './MethodFields.tsx';

interface Props {
  form: QuotaForm;
  onChange: (form: QuotaForm) => void;
  amounts: Amounts;
  /** Levels of the tree that have something below them. */
  levels: number;
}

/** Floors and ceilings, over-assignment per level, ramp of new reps. */
export function BoundFields({ form, onChange, amounts, levels }: Props) {
  const { t } = useTranslation();
  const hedge = form.hedge ?? [];
  return (
    <Stack gap="sm">
      <Bound
        label={t('quota:floor')}
        amounts={amounts}
        value={form.floor ?? null}
        onChange={(floor) => onChange({ ...form, floor })}
      />
      <Bound
        label={t('quota:ceiling')}
        amounts={amounts}
        value={form.ceiling ?? null}
        onChange={(ceiling) => onChange({ ...form, ceiling })}
      />
      {form.method !== 'bottomup' && (
        <div>
          <Text size="xs" fw={500}>
            {t('quota:hedge')}
          </Text>
          <Text size="xs" c="dimmed" mb={4}>
            {t('quota:hedgeHint')}
          </Text>
          <Group grow gap="xs">
            {Array.from({ length: levels }, (_, level) => (
              <PercentInput
                key={`level ${level + 1}`}
                label={t('quota:level', { level: level + 1 })}
                min={0}
                max={100}
                value={(hedge[level] ?? 1) - 1}
                onChange={(more) =>
                  onChange({
                    ...form,
                    hedge: Array.from({ length: levels }, (_, at) =>
                      at === level ? 1 + (more ?? 0) : (hedge[at] ?? 1),
                    ),
                  })
                }
              />
            ))}
          </Group>
        </div>
      )}
      <Group grow align="flex-end" gap="xs">
        <NumberInput
          label={t('quota:ramp')}
          placeholder={t('quota:noRamp')}
          suffix={t('quota:months')}
          min={1}
          max={36}
          allowDecimal={false}
          value={form.ramp?.months ?? ''}
          onChange={(months) =>
            onChange({
              ...form,
              ramp: typeof months === 'number' ? { months, startShare: form.ramp?.startShare ?? 0 } : null,
            })
          }
        />
        {form.ramp && (
          <PercentInput
            label={t('quota:rampStart')}
            min={0}
            max={100}
            value={form.ramp.startShare}
            onChange={(startShare) =>
              onChange({ ...form, ramp: { months: form.ramp?.months ?? 6, startShare: startShare ?? 0 } })
            }
          />
        )}
      </Group>
    </Stack>
  );
}

/** No bound, a growth on last period, or an amount. */
export function Bound(props: {
  label: string;
  amounts: Amounts;
  value: QuotaBound | null;
  onChange: (bound: QuotaBound | null) => void;
}) {
  const { t } = useTranslation();
  const { value, onChange, amounts } = props;
  return (
    <Group grow align="flex-end" gap="xs">
      <Select
        label={props.label}
        allowDeselect={false}
        data={(['none', 'growth', 'amount'] as const).map((kind) => ({
          value: kind,
          label: t(`quota:bounds.${kind}`),
        }))}
        value={value?.kind ?? 'none'}
        onChange={(kind) =>
          onChange(kind === 'growth' ? { kind, rate: 0 } : kind === 'amount' ? { kind, fen: 0 } : null)
        }
      />
      {value?.kind === 'growth' && (
        <PercentInput
          label={t('quota:bounds.rate')}
          value={value.rate}
          onChange={(rate) => onChange({ kind: 'growth', rate: rate ?? 0 })}
        />
      )}
      {value?.kind === 'amount' && (
        <NumberInput
          label={t('quota:bounds.each')}
          min={0}
          thousandSeparator=","
          value={amounts.value(value.fen)}
          onChange={(typed) =>
            onChange({
              kind: 'amount',
              fen: typeof typed === 'number' ? (amounts.parse(String(typed)) ?? 0) : 0,
            })
          }
        />
      )}
    </Group>
  );
}

/** When the year begins and how it is cut. Saved at once: it holds for every component. */
export function FiscalFields(props: {
  fiscal: QuotaFiscal;
  disabled: boolean;
  onChange: (fiscal: QuotaFiscal) => void;
}) {
  const { t } = useTranslation();
  const { fiscal } = props;
  return (
    <Group grow gap="xs" align="flex-end">
      <Select
        label={t('quota:fiscal.start')}
        allowDeselect={false}
        disabled={props.disabled}
        data={Array.from({ length: 12 }, (_, month) => ({
          value: String(month + 1),
          label: t('quota:month', { month: month + 1 }),
        }))}
        value={String(fiscal.startMonth)}
        onChange={(value) => props.onChange({ ...fiscal, startMonth: Number(value) })}
      />
      <Select
        label={t('quota:fiscal.pattern')}
        allowDeselect={false}
        disabled={props.disabled}
        data={(['months', '445', '454', '544'] as const).map((value) => ({
          value,
          label: t(`quota:fiscal.patterns.${value}`),
        }))}
        value={fiscal.pattern}
        onChange={(value) => {
          const pattern = value === '445' || value === '454' || value === '544' ? value : 'months';
          props.onChange({ ...fiscal, pattern });
        }}
      />
    </Group>
  );
}
