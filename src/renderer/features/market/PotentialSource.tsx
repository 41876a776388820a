import { Select, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormulaSheet } from '../../../shared/contract/market.ts';
import { run } from '../../app/commands.ts';
import classes from './market.module.css';

const own = '';

/** Where potential comes from: the accounts, or a calculated measure while they have none. */
export function PotentialSource({ sheet }: { sheet: FormulaSheet }) {
  const { t } = useTranslation();
  const money = sheet.formulas.filter(({ unit }) => unit === 'fen');
  return (
    <section>
      <Title order={3}>{t('market:potential.title')}</Title>
      <p className={classes.hint}>
        {t(sheet.takesPotential ? 'market:potential.hint' : 'market:potential.taken')}
      </p>
      {sheet.takesPotential && money.length === 0 && <Text size="sm">{t('market:potential.none')}</Text>}
      {sheet.takesPotential && money.length > 0 && (
        <Select
          aria-label={t('market:potential.title')}
          allowDeselect={false}
          data={[
            { value: own, label: t('market:potential.own') },
            ...money.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          value={sheet.potentialSource ?? own}
          onChange={(value) =>
            void run((to) =>
              to.market.setPotentialSource({ key: value === null || value === own ? null : value }),
            )
          }
        />
      )}
    </section>
  );
}
