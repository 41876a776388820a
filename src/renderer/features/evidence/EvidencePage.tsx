import { useTranslation } from 'react-i18next';
import type { EvidenceSheet } from '../../../shared/contract/evidence.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import type { UnitMap } from '../../map/useScene.ts';
import { EvidenceMap } from './EvidenceMap.tsx';
import classes from './evidence.module.css';
import { ChangeBlock, JudgementBlock } from './JudgementBlocks.tsx';
import { HistoryBlock, QuotaBlock, RatioBlock } from './QuotaBlocks.tsx';

interface Props {
  sheet: EvidenceSheet;
  alignment: Alignment;
  unitMap: UnitMap | null;
}

/** One A4 page. It looks the same on screen and on paper, in either theme. */
export function EvidencePage({ sheet, alignment, unitMap }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const { rep } = sheet;
  return (
    <article className={classes.page} data-evidence-page={sheet.territoryId}>
      <header className={classes.head}>
        <div>
          <h2>{sheet.name}</h2>
          <p>
            {rep === null
              ? t('evidence:vacant')
              : [rep.name, rep.level, rep.city].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div className={classes.stamp}>
          <strong>{t('evidence:title')}</strong>
          <span>
            {t('evidence:scenario')}: {sheet.scenario}
          </span>
          <span>{t('evidence:printedOn', { date: f.date(new Date().toISOString()) })}</span>
        </div>
      </header>
      <h3>{t('evidence:whyTerritory')}</h3>
      <div className={classes.territory}>
        {unitMap && <EvidenceMap sheet={sheet} alignment={alignment} unitMap={unitMap} />}
        <div>
          <ClassTable sheet={sheet} />
          <WorkBlock sheet={sheet} />
          <Borders sheet={sheet} />
        </div>
      </div>
      <h3>{t('evidence:whyNumber')}</h3>
      <QuotaBlock sheet={sheet} />
      <div className={classes.pair}>
        <HistoryBlock sheet={sheet} />
        <RatioBlock sheet={sheet} />
      </div>
      <div className={classes.pair}>
        <JudgementBlock sheet={sheet} />
        <ChangeBlock sheet={sheet} />
      </div>
    </article>
  );
}

function ClassTable({ sheet }: { sheet: EvidenceSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const sales = sheet.classes.reduce((sum, { salesFen }) => sum + salesFen, 0);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('evidence:class')}</th>
          <th>{t('evidence:accounts')}</th>
          <th>{t('evidence:calls')}</th>
          <th>{t('evidence:hours')}</th>
          <th>{t('evidence:potential')}</th>
          <th>{t('evidence:sales', { year: sheet.baseYear ?? '–' })}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.classes.map((row) => (
          <tr key={row.customerClass}>
            <td>{row.customerClass}</td>
            <td>{f.count(row.accounts)}</td>
            <td>{f.count(Math.round(row.calls))}</td>
            <td>{f.count(Math.round(row.workloadMinutes / 60))}</td>
            <td>{f.money(row.potentialFen)}</td>
            <td>{f.money(row.salesFen)}</td>
          </tr>
        ))}
        <tr className={classes.sum}>
          <td>{t('evidence:total')}</td>
          <td>{f.count(sheet.accounts)}</td>
          <td>{f.count(Math.round(sheet.calls))}</td>
          <td>{f.count(Math.round(sheet.workloadMinutes / 60))}</td>
          <td>{f.money(sheet.potentialFen)}</td>
          <td>{f.money(sales)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function WorkBlock({ sheet }: { sheet: EvidenceSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const facts: [string, string][] = [
    [t('evidence:capacity'), f.count(Math.round(sheet.capacityCalls))],
    [t('evidence:utilisation'), f.percent(sheet.utilisation, 0)],
  ];
  const deviations: [string, number | null][] = [
    [t('evidence:workload'), sheet.workloadDeviation],
    [t('evidence:potentialDeviation'), sheet.potentialDeviation],
    [t('evidence:salesDeviation'), sheet.salesDeviation],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{t('evidence:deviation')}</dt>
        <dd className={classes.deviations}>
          {deviations.map(([name, value]) => (
            <span key={name}>{`${name} ${f.deviation(value)}`}</span>
          ))}
        </dd>
      </div>
    </dl>
  );
}

/** Names of a list that would run off the page. */
const mostNames = 12;

function Borders({ sheet }: { sheet: EvidenceSheet }) {
  const { t } = useTranslation();
  const separator = t('grid:listSeparator');
  const named = (names: readonly string[]) =>
    names.length > mostNames
      ? `${names.slice(0, mostNames).join(separator)} ${t('evidence:andMore', { count: names.length })}`
      : names.join(separator);
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('evidence:units')}</dt>
        <dd>{named(sheet.unitNames)}</dd>
      </div>
      <div>
        <dt>{t('evidence:borders')}</dt>
        <dd>
          {sheet.neighbours.length === 0
            ? t('evidence:noBorders')
            : named(sheet.neighbours.map(({ name }) => name))}
        </dd>
      </div>
    </dl>
  );
}
