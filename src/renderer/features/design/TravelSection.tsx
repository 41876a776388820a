import { NumberInput, SegmentedControl, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import classes from './design.module.css';
import type { DesignForm } from './settings.ts';

/** Road kilometres per kilometre as the crow flies, where nothing else is said. */
const usualCircuity = 1.3;

interface Props {
  plan: PlanState;
  form: DesignForm;
  onChange: (form: DesignForm) => void;
}

/** What travel is measured by: the crow's way with a detour factor, or the distances the plan holds. */
export function TravelSection({ plan, form, onChange }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const { distances: known, units } = plan.counts;
  const imported = form.distances === 'imported';
  const circuity = form.circuity ?? usualCircuity;
  const pairs = (units * (units - 1)) / 2;
  const hint = () => {
    if (known === 0) return t('design:travelBy.none');
    const figures = { known: f.count(known), pairs: f.count(pairs), missing: f.count(pairs - known) };
    if (!imported) return t('design:travelBy.crowHint');
    return t(known < pairs ? 'design:travelBy.someHint' : 'design:travelBy.allHint', figures);
  };
  return (
    <section>
      <Title order={3} mb={6}>
        {t('design:travelBy.title')}
      </Title>
      <SegmentedControl
        fullWidth
        aria-label={t('design:travelBy.title')}
        value={imported ? 'imported' : 'greatCircle'}
        onChange={(value) =>
          onChange({ ...form, distances: value === 'imported' ? 'imported' : 'greatCircle' })
        }
        data={[
          { value: 'greatCircle', label: t('design:travelBy.greatCircle') },
          { value: 'imported', label: t('design:travelBy.imported'), disabled: known === 0 },
        ]}
      />
      <div className={classes.travelHint}>
        <Text size="xs" c="dimmed" flex={1}>
          {hint()}
        </Text>
        {(!imported || known < pairs) && (
          <NumberInput
            w={84}
            size="xs"
            aria-label={t('design:circuity')}
            title={t('design:circuityHint')}
            leftSection="×"
            min={1}
            max={3}
            step={0.1}
            decimalScale={2}
            value={circuity}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1) onChange({ ...form, circuity: value });
            }}
          />
        )}
      </div>
    </section>
  );
}
