import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StaffingProposal } from '../../../shared/contract/staffing.ts';
import { useFormat } from '../../app/format.ts';
import classes from './staffing.module.css';

/** Where hires would gain most, and who is left over. */
export function Vacancies({
  proposal,
  names,
}: {
  proposal: StaffingProposal;
  names: ReadonlyMap<number, string>;
}) {
  const { t } = useTranslation();
  const f = useFormat();
  const { vacancies, spare, hireCostFen } = proposal;
  const territoryName = new Map(proposal.rows.map(({ territoryId, name }) => [territoryId, name]));
  return (
    <div className={classes.lower}>
      <section className={classes.section}>
        <Title order={3}>{t('staffing:vacancies.title')}</Title>
        {vacancies.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('staffing:vacancies.none')}
          </Text>
        ) : (
          <>
            <ol className={classes.list}>
              {vacancies.map(({ territoryId, gainFen }) => (
                <li key={territoryId}>
                  <span className={classes.name}>{territoryName.get(territoryId)}</span>
                  <span title={f.moneyExact(Math.round(gainFen))}>
                    {t('staffing:vacancies.gain', { gain: f.money(Math.round(gainFen)) })}
                  </span>
                  <span className={classes.dim}>
                    {t(gainFen >= hireCostFen ? 'staffing:vacancies.above' : 'staffing:vacancies.below')}
                  </span>
                </li>
              ))}
            </ol>
            <Text size="xs" c="dimmed">
              {t('staffing:vacancies.cost', { cost: f.money(hireCostFen) })}
            </Text>
          </>
        )}
      </section>
      <section className={classes.section}>
        <Title order={3}>{t('staffing:spare.title')}</Title>
        {spare.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('staffing:spare.none')}
          </Text>
        ) : (
          <ul className={classes.list}>
            {spare.map(({ repId, why }) => (
              <li key={repId}>
                <span className={classes.name}>{names.get(repId)}</span>
                <span className={classes.dim}>{t(`staffing:spare.why.${why}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
