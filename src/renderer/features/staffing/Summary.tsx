import { useTranslation } from 'react-i18next';
import type { StaffingProposal } from '../../../shared/contract/staffing.ts';
import { useFormat } from '../../app/format.ts';
import classes from './staffing.module.css';

/** What the proposal comes to, beside the scenario as it stands. */
export function Summary({ proposal }: { proposal: StaffingProposal }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { rows, changed, travelMetres, keptFen, vacancies, spare } = proposal;
  const figures: [name: string, value: string, tip: string][] = [
    [
      t('staffing:summary.changed'),
      t('staffing:summary.of', { count: f.count(changed), all: f.count(rows.length) }),
      '',
    ],
    [
      t('staffing:summary.travel'),
      f.distance(travelMetres.proposed),
      t('staffing:summary.was', { value: f.distance(travelMetres.present) }),
    ],
    [
      t('staffing:summary.kept'),
      f.money(keptFen.proposed),
      t('staffing:summary.was', { value: f.money(keptFen.present) }),
    ],
    [t('staffing:summary.vacancies'), f.count(vacancies.length), ''],
    [t('staffing:summary.spare'), f.count(spare.length), ''],
  ];
  return (
    <dl className={classes.strip}>
      {figures.map(([name, value, tip]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {tip !== '' && <dd className={classes.was}>{tip}</dd>}
        </div>
      ))}
    </dl>
  );
}
