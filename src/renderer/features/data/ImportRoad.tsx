import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import { setApp } from '../../app/store.ts';
import classes from './data.module.css';

const road = ['units', 'reps', 'accounts', 'sales', 'competitors', 'distances'] as const;
const optional: ReadonlySet<(typeof road)[number]> = new Set(['competitors', 'distances']);

/** The kinds of data in the order they build on each other; the first one missing is the next step. */
export function ImportRoad({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const f = useFormat();
  const counts = {
    units: plan.counts.units,
    reps: plan.counts.reps,
    accounts: plan.counts.accounts,
    sales: plan.counts.salesRows,
    competitors: plan.counts.competitors,
    distances: plan.counts.distances,
  };
  const next = road.find((kind) => !optional.has(kind) && counts[kind] === 0);
  return (
    <ol className={classes.road} aria-label={t('data:plan')}>
      {road.map((kind, index) => {
        const empty = counts[kind] === 0;
        return (
          <li key={kind} className={classes.stop} data-next={kind === next}>
            <div className={classes.stopHead}>
              <Text size="xs" c="dimmed" className={classes.stopName}>
                <span className={classes.stopNumber}>{index + 1}</span>
                {t(`data:road.${kind}.name`)}
              </Text>
              {!empty && (
                <Tooltip label={t('data:importMore')}>
                  <ActionIcon
                    size="sm"
                    aria-label={`${t('data:importMore')} ${t(`data:road.${kind}.name`)}`}
                    onClick={() => setApp({ importOpen: true })}
                  >
                    <IconFileImport size={16} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
              )}
            </div>
            {empty ? (
              <div className={classes.stopText}>
                <Text size="xs" c="dimmed" mb={6}>
                  {t(`data:road.${kind}.none`)}
                </Text>
                <Button
                  variant={kind === next ? 'filled' : 'light'}
                  onClick={() => setApp({ importOpen: true })}
                  aria-label={`${t('data:importNow')} ${t(`data:road.${kind}.name`)}`}
                >
                  {t('data:importNow')}
                </Button>
              </div>
            ) : (
              <div className={classes.stopText}>
                <div className={classes.stopCount}>
                  {t(`data:count.${kind}`, { count: f.count(counts[kind]) })}
                </div>
                {kind === 'accounts' && plan.salesYears.length > 0 && (
                  <Text size="xs" c="dimmed">
                    {t('data:years', { years: plan.salesYears.join(t('grid:listSeparator')) })}
                  </Text>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
