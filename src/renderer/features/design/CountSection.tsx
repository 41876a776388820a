import { Anchor, NumberInput, SegmentedControl, Text, Title } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type BuildUp, wholeReps } from '../../../shared/domain/build-up.ts';
import { useFormat } from '../../app/format.ts';
import classes from './design.module.css';
import { askedCount, type Circumstances, type DesignForm, keepsCount } from './settings.ts';

interface Props {
  form: DesignForm;
  onChange: (form: DesignForm) => void;
  given: Circumstances;
  sizing: BuildUp | null;
  onCurve: (() => void) | null;
}

/** How many territories: one per rep or a number, what the workload says, and a curve to pick from. */
export function CountSection({ form, onChange, given, sizing, onCurve }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const { repsWithHome, territoryIds } = given;
  const count = askedCount(form, given);
  const needed = sizing === null ? count : wholeReps(sizing.reps);
  return (
    <section>
      <Title order={3} mb={6}>
        {t('design:count')}
      </Title>
      {keepsCount(form) ? (
        <Text size="sm">{t('design:countKept', { count: territoryIds.length })}</Text>
      ) : (
        <div className={classes.inline}>
          <SegmentedControl
            aria-label={t('design:count')}
            value={form.count === 'reps' ? 'reps' : 'number'}
            onChange={(value) =>
              onChange({
                ...form,
                count: value === 'reps' ? 'reps' : Math.max(territoryIds.length, repsWithHome, 2),
              })
            }
            data={[
              { value: 'reps', label: t('design:perRep', { count: repsWithHome }) },
              { value: 'number', label: t('design:byNumber') },
            ]}
          />
          {form.count !== 'reps' && (
            <NumberInput
              w={84}
              aria-label={t('design:count')}
              min={1}
              max={2000}
              allowDecimal={false}
              value={form.count}
              onChange={(value) => {
                if (typeof value === 'number' && value >= 1) onChange({ ...form, count: Math.round(value) });
              }}
            />
          )}
        </div>
      )}
      {sizing !== null && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('design:sizing', {
            calls: f.count(sizing.calls),
            capacity: f.count(sizing.capacity),
            reps: needed,
            fraction: f.number(sizing.reps, 1),
          })}
          {!keepsCount(form) && count !== needed && (
            <>
              {' '}
              <Anchor
                component="button"
                type="button"
                size="xs"
                onClick={() => onChange({ ...form, count: needed })}
              >
                {t('design:useCount', { count: needed })}
              </Anchor>
            </>
          )}
        </Text>
      )}
      {onCurve !== null && (
        <Anchor component="button" type="button" size="xs" mt={4} className={classes.link} onClick={onCurve}>
          <IconChartLine size={14} aria-hidden />
          {t('design:showCurve')}
        </Anchor>
      )}
    </section>
  );
}
