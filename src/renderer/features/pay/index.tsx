import { Group, Tabs, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActiveAlignment, useActiveScenario } from '../../app/queries.ts';
import { remember, useApp } from '../../app/store.ts';
import { NoTerritories } from '../common/NoTerritories.tsx';
import { SheetsBack } from '../common/SheetsBack.tsx';
import { EvidenceTab } from '../evidence/index.tsx';
import { FairnessTab } from '../fairness/index.tsx';
import { PlansTab } from './PlansTab.tsx';
import classes from './pay.module.css';
import { SimulatorTab } from './SimulatorTab.tsx';
import { payMemory, payTabs } from './show-pay-tab.ts';
import { TemplatesTab } from './TemplatesTab.tsx';

/** Whether quotas are fair, what they are measured by beside sales, and what they pay. */
export function PayScreen() {
  const { t } = useTranslation();
  const memory = useApp((state) => state.memory[payMemory]);
  const tab = payTabs.find((name) => name === memory) ?? 'fairness';
  const scenario = useActiveScenario();
  const alignment = useActiveAlignment().data;
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <div>
          <Group gap="xs">
            <Title order={1}>{t(`pay:title.${tab}`)}</Title>
            {scenario && (tab === 'templates' || tab === 'curve') && <SheetsBack scenarioId={scenario.id} />}
          </Group>
          <Text size="sm" c="dimmed">
            {scenario?.name}
          </Text>
        </div>
        <Tabs value={tab} onChange={(value) => remember(payMemory, value)}>
          <Tabs.List aria-label={t('pay:parts')} className={classes.tabs}>
            {payTabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`pay:tab.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </div>
      {scenario === null || alignment?.territories.length === 0 ? (
        <div className={classes.alone}>
          <NoTerritories>{t('pay:noTerritories')}</NoTerritories>
        </div>
      ) : (
        <div className={classes.body}>
          {tab === 'fairness' && <FairnessTab scenarioId={scenario.id} />}
          {tab === 'evidence' && <EvidenceTab key={scenario.id} scenarioId={scenario.id} />}
          {tab === 'templates' && <TemplatesTab scenarioId={scenario.id} />}
          {tab === 'curve' && <PlansTab />}
          {tab === 'simulator' && <SimulatorTab key={scenario.id} scenarioId={scenario.id} />}
        </div>
      )}
    </div>
  );
}
