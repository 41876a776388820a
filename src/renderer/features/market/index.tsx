import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlan } from '../../app/queries.ts';
import { remember, setApp, useApp } from '../../app/store.ts';
import { FormulasTab } from './FormulasTab.tsx';
import { LadderTab } from './LadderTab.tsx';
import classes from './market.module.css';

const memoryName = 'market.tab';

/** Market potential beside the map: calculated measures on one side, priority and market states on the other. */
export function MarketPanel() {
  const { t } = useTranslation();
  const plan = usePlan().data;
  const tab = useApp((state) => (state.memory[memoryName] === 'ladder' ? 'ladder' : 'potential'));
  if (!plan) return null;
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <Title order={2} size="h3" mb={6}>
          {t('market:title')}
        </Title>
        <SegmentedControl
          fullWidth
          aria-label={t('market:tabsLabel')}
          value={tab}
          onChange={(value) => remember(memoryName, value)}
          data={[
            { value: 'potential', label: t('market:tabs.potential') },
            { value: 'ladder', label: t('market:tabs.ladder') },
          ]}
        />
      </div>
      <div className={classes.body}>
        {plan.counts.units === 0 ? (
          <NoUnits />
        ) : tab === 'ladder' ? (
          <LadderTab plan={plan} />
        ) : (
          <FormulasTab />
        )}
      </div>
    </div>
  );
}

function NoUnits() {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" align="flex-start">
      <Title order={3}>{t('market:noUnits.title')}</Title>
      <Text size="sm" c="dimmed">
        {t('market:noUnits.text')}
      </Text>
      <Button onClick={() => setApp({ importOpen: true })}>{t('market:noUnits.action')}</Button>
    </Stack>
  );
}
