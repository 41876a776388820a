import { Button, Group, Skeleton, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlan } from '../../app/queries.ts';
import { setApp } from '../../app/store.ts';
import { AccountsToCheck } from './AccountsToCheck.tsx';
import classes from './data.module.css';
import { ImportRoad } from './ImportRoad.tsx';
import { LinksCard } from './LinksCard.tsx';

/** What the plan holds, what is missing, and what needs a look. */
export function DataScreen() {
  const { t } = useTranslation();
  const plan = usePlan().data;
  if (!plan) return <Skeleton m="lg" h={200} />;
  return (
    <div className={classes.screen}>
      <Group justify="space-between" className={classes.head}>
        <Title order={1}>{t('data:title')}</Title>
        <Button
          size="sm"
          leftSection={<IconFileImport size={16} />}
          onClick={() => setApp({ importOpen: true })}
        >
          {t('data:importData')}
        </Button>
      </Group>
      <div className={classes.body}>
        <ImportRoad plan={plan} />
        <AccountsToCheck />
        <LinksCard plan={plan} />
      </div>
    </div>
  );
}
