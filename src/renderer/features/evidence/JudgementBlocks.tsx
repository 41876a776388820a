import { useTranslation } from 'react-i18next';
import type { EvidenceSheet } from '../../../shared/contract/evidence.ts';
import { smartLetters } from '../../../shared/contract/fairness.ts';
import { useFormat } from '../../app/format.ts';
import { useReasonText } from '../fairness/use-reason-text.ts';
import classes from './evidence.module.css';

/** The SMART check with its reasons, and growth beside the potential's. */
export function JudgementBlock({ sheet }: { sheet: EvidenceSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const reasonText = useReasonText();
  const { growth } = sheet;
  return (
    <section>
      <h4>{t('evidence:smart')}</h4>
      <ul className={classes.smart}>
        {smartLetters.map((letter) => {
          const reasons = sheet.smart[letter];
          return (
            <li key={letter}>
              <b>{reasons.length === 0 ? '✓' : '✗'}</b> {t(`fairness:letter.${letter}`)}
              {reasons.length > 0 && `: ${reasons.map(reasonText).join('; ')}`}
            </li>
          );
        })}
      </ul>
      {growth !== null && (
        <p>
          {t('evidence:growthLine', {
            years: growth.years,
            sales: f.deviation(growth.salesGrowth),
            potential: f.deviation(growth.potentialGrowth),
            verdict: t(`fairness:verdict.${growth.verdict}`),
            share: f.deviation(growth.shareChange),
          })}
        </p>
      )}
    </section>
  );
}

const mostNames = 10;

/** What the rep gains and gives up against the present state. */
export function ChangeBlock({ sheet }: { sheet: EvidenceSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { change } = sheet;
  const named = (names: readonly string[]) => {
    if (names.length === 0) return t('evidence:none');
    const text = names.slice(0, mostNames).join(t('grid:listSeparator'));
    return names.length > mostNames ? `${text} ${t('evidence:andMore', { count: names.length })}` : text;
  };
  const accounts = (count: number, fen: number) =>
    count === 0
      ? t('evidence:none')
      : t('evidence:accountsLine', {
          count: f.count(count),
          year: sheet.baseYear ?? '–',
          amount: f.money(fen),
        });
  const isSame =
    change === null ||
    (change.accountsIn === 0 &&
      change.accountsOut === 0 &&
      change.unitsIn.length === 0 &&
      change.unitsOut.length === 0);
  return (
    <section>
      <h4>{t('evidence:change')}</h4>
      {isSame ? (
        <p>{t('evidence:noChange')}</p>
      ) : (
        <dl className={classes.facts}>
          <div>
            <dt>{t('evidence:unitsIn')}</dt>
            <dd>{named(change.unitsIn)}</dd>
          </div>
          <div>
            <dt>{t('evidence:unitsOut')}</dt>
            <dd>{named(change.unitsOut)}</dd>
          </div>
          <div>
            <dt>{t('evidence:accountsIn')}</dt>
            <dd>{accounts(change.accountsIn, change.salesInFen)}</dd>
          </div>
          <div>
            <dt>{t('evidence:accountsOut')}</dt>
            <dd>{accounts(change.accountsOut, change.salesOutFen)}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}
