import { Button, Text, Title, Tooltip } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SizingReport } from '../../../shared/contract/sizing.ts';
import { type Format, useFormat } from '../../app/format.ts';
import { unbroken } from '../../app/unbroken.ts';
import classes from './sizing.module.css';

type Line = [name: string, value: string, exact?: string];

interface Method {
  key: 'buildUp' | 'breakdown' | 'marginal';
  count: number | null;
  lines: Line[];
  /** Why there is no number. */
  missing: string | null;
}

function methods(report: SizingReport, t: TFunction, f: Format): Method[] {
  const { buildUp, breakdown, marginal, capacity, settings } = report;
  const money = (name: string, fen: number | null): Line => [name, f.money(fen), f.moneyExact(fen)];
  const rounding = (result: { exact: number; count: number } | null): Line[] =>
    result === null
      ? []
      : [
          [
            t('sizing:line.result'),
            t('sizing:exact', { exact: f.number(result.exact, 2), count: f.count(result.count) }),
          ],
        ];
  const curve = marginal.result;
  return [
    {
      key: 'buildUp',
      count: buildUp.result?.count ?? null,
      lines: [
        [t('sizing:line.calls'), f.count(buildUp.calls)],
        [t('sizing:line.capacity'), f.count(capacity.calls)],
        ...rounding(buildUp.result),
      ],
      missing: buildUp.result === null ? t('sizing:missing.buildUp') : null,
    },
    {
      key: 'breakdown',
      count: breakdown.result?.count ?? null,
      lines: [
        money(t('sizing:line.forecast'), breakdown.forecastFen),
        money(t('sizing:line.average'), breakdown.averageFen),
        ...rounding(breakdown.result),
      ],
      missing: breakdown.result === null ? t('sizing:missing.breakdown') : null,
    },
    {
      key: 'marginal',
      count: curve === null || curve.count === 0 ? null : curve.count,
      lines:
        curve === null
          ? []
          : [
              money(t('sizing:line.cost'), settings.repCostFen),
              money(
                t('sizing:line.adds', { count: Math.max(1, curve.count) }),
                Math.round(curve.marginalFen[Math.max(0, curve.count - 1)] ?? 0),
              ),
              money(
                t('sizing:line.next', { count: curve.count + 1 }),
                Math.round(curve.marginalFen[curve.count] ?? 0),
              ),
            ],
      missing:
        curve === null ? t('sizing:missing.marginal') : curve.count === 0 ? t('sizing:missing.nobody') : null,
    },
  ];
}

/** The three methods beside each other, each with what it was worked out from; and what the reps there are can do. */
export function Methods({ report, onUse }: { report: SizingReport; onUse: (count: number) => void }) {
  const { t } = useTranslation();
  const f = useFormat();
  return (
    <section className={classes.methods} aria-label={t('sizing:methods')}>
      {methods(report, t, f).map(({ key, count, lines, missing }) => (
        <article key={key} className={classes.method} aria-label={t(`sizing:method.${key}`)}>
          <Title order={3}>{t(`sizing:method.${key}`)}</Title>
          <Text size="xs" c="dimmed">
            {t(`sizing:about.${key}`)}
          </Text>
          <div className={classes.answer}>
            <span className={classes.number}>{f.count(count)}</span>
            <Text span size="sm">
              {t('sizing:reps')}
            </Text>
            {count !== null && (
              <Tooltip label={t('sizing:useTip', { count })}>
                <Button variant="light" size="compact-xs" ml="auto" onClick={() => onUse(count)}>
                  {t('sizing:use')}
                </Button>
              </Tooltip>
            )}
          </div>
          <Lines lines={lines} />
          {missing !== null && <Text size="xs">{missing}</Text>}
        </article>
      ))}
      <Present report={report} />
    </section>
  );
}

function Present({ report }: { report: SizingReport }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { settings, hires, presentCalls, buildUp } = report;
  const share = buildUp.calls > 0 ? presentCalls / buildUp.calls : null;
  return (
    <article className={classes.method} aria-label={t('sizing:present.title', { reps: report.reps })}>
      <Title order={3}>{t('sizing:present.title', { reps: f.count(report.reps) })}</Title>
      <Text size="xs" c="dimmed">
        {unbroken(
          t('sizing:present.calls', {
            year: settings.year,
            calls: f.count(presentCalls),
            share: f.percent(share, 0),
          }),
        )}
      </Text>
      <div className={classes.answer}>
        <span className={classes.number}>{hires === null ? '–' : `+${f.count(hires)}`}</span>
        <Text span size="sm">
          {t('sizing:reps')}
        </Text>
      </div>
      <Text size="xs" c="dimmed">
        {hires === null
          ? t('sizing:present.never')
          : hires === 0
            ? t('sizing:present.enough')
            : t('sizing:present.hires', { hires: f.count(hires), months: f.number(settings.rampMonths) })}
      </Text>
    </article>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className={classes.lines}>
      {lines.map(([name, value, exact]) => (
        <div key={name} title={exact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
