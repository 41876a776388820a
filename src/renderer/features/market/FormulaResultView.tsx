import { Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FormulaResult } from '../../../shared/contract/market.ts';
import { isAdditive, type MeasureUnit } from '../../../shared/domain/measures.ts';
import { shownErrorText } from '../../app/errors.ts';
import { useFormat } from '../../app/format.ts';
import { reveal } from '../../app/store.ts';
import classes from './market.module.css';

const flaws = ['missing', 'dividedByZero', 'undefinedAt', 'negative'] as const;

/** What a formula gives, as it is being written: totals, range, the largest units, and the units without a value. */
export function FormulaResultView({ result, unit }: { result: FormulaResult; unit: MeasureUnit }) {
  const { t } = useTranslation();
  const f = useFormat();
  if (result.error !== null)
    return (
      <Text size="sm" c="red" role="alert">
        {shownErrorText(t, result.error)}
      </Text>
    );
  const lines: [string, string][] = [
    [t('market:result.valued'), f.count(result.valued)],
    [t(isAdditive(unit) ? 'market:result.total' : 'market:result.overall'), f.measure(result.total, unit)],
    [t('market:result.range'), `${f.measure(result.least, unit)} – ${f.measure(result.most, unit)}`],
  ];
  return (
    <div className={classes.result} aria-live="polite">
      <dl className={classes.lines}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {flaws.map((flaw) => {
        const { count, unitIds } = result[flaw];
        return count === 0 ? null : (
          <div key={flaw} className={classes.warning}>
            <IconAlertTriangle size={15} aria-hidden />
            <Text size="xs">{t(`market:result.${flaw}`, { count })}</Text>
            <Button size="compact-xs" variant="subtle" onClick={() => reveal('unit', unitIds)}>
              {t('market:result.show')}
            </Button>
          </div>
        );
      })}
      <Text size="xs" c="dimmed" mt={6}>
        {t('market:form.largest')}
      </Text>
      <dl className={classes.lines}>
        {result.sample.slice(0, 5).map(({ unitId, name, value }) => (
          <div key={unitId}>
            <dt>{name}</dt>
            <dd>{f.measure(value, unit)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
