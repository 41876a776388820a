import { ActionIcon, Anchor, Button, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import { useAlignment } from '../../app/queries.ts';
import { ProgressLine } from '../common/ProgressLine.tsx';
import classes from './design.module.css';
import { adoptPoint } from './job-store.ts';
import { SeriesChart } from './SeriesChart.tsx';
import { type SeriesFigure, seriesFigures } from './series-figures.ts';
import { closeSeries, formAt, previewPoint, useSeries, type Vary } from './series-store.ts';
import type { DesignForm } from './settings.ts';
import { useMeasureName } from './use-measure-name.ts';

interface Props {
  plan: PlanState;
  form: DesignForm;
  onForm: (form: DesignForm) => void;
}

/** Several plans beside one another. A point under the pointer or the focus is on the map; choosing opens it as the result. */
export function SeriesView({ plan, form, onForm }: Props) {
  const { t } = useTranslation();
  const { vary, phase, points, asked, scenarioId, fraction, secondsLeft } = useSeries();
  const alignment = useAlignment(scenarioId).data;
  const measureName = useMeasureName(plan);
  const [pointed, setPointed] = useState<number | null>(null);
  const salesFen = alignment?.total.salesFen ?? 0;
  const figures = useMemo(
    () => seriesFigures(points, asked?.measures ?? [], salesFen),
    [points, asked, salesFen],
  );
  const point = useCallback(
    (index: number | null) => {
      setPointed(index);
      previewPoint(index === null ? null : (figures[index]?.point ?? null));
    },
    [figures],
  );
  const choose = useCallback(
    (index: number) => {
      const figure = figures[index];
      if (figure === undefined || vary === null || asked === null || scenarioId === null) return;
      adoptPoint(figure.point, formAt(asked, vary, figure.value), scenarioId);
    },
    [figures, vary, asked, scenarioId],
  );
  const onChart = useCallback(
    (index: number | null, clicked: boolean) => {
      if (clicked && index !== null) choose(index);
      else point(index);
    },
    [choose, point],
  );
  if (vary === null || asked === null) return null;
  return (
    <div className={classes.panel}>
      <Stack gap="md" className={classes.scroll}>
        <div className={classes.sectionHead}>
          <Tooltip label={t('design:series.back')}>
            <ActionIcon aria-label={t('design:series.back')} onClick={closeSeries}>
              <IconArrowLeft size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          <Title order={2} flex={1}>
            {t(`design:series.${vary}.title`)}
          </Title>
        </div>
        <Text size="xs" c="dimmed">
          {t(`design:series.${vary}.intro`, {
            measures: asked.measures.map(({ key }) => measureName(key)).join(t('grid:listSeparator')),
          })}
        </Text>
        <div className={classes.progressSlot}>
          {phase === 'running' ? (
            <ProgressLine
              text={t(`design:series.${vary}.running`)}
              fraction={fraction}
              secondsLeft={secondsLeft}
              onCancel={closeSeries}
            />
          ) : (
            <Text size="xs" c="dimmed">
              {t('design:series.done', { count: points.length })}
            </Text>
          )}
        </div>
        <SeriesChart
          vary={vary}
          figures={figures}
          pointed={pointed}
          measures={asked.measures}
          onPoint={onChart}
        />
        <PointList
          vary={vary}
          figures={figures}
          pointed={pointed}
          onPoint={point}
          onChoose={choose}
          {...(vary === 'count'
            ? {
                onUse: (count: number) => {
                  closeSeries();
                  onForm({ ...form, count });
                },
              }
            : {})}
        />
      </Stack>
    </div>
  );
}

interface ListProps {
  vary: Vary;
  figures: readonly SeriesFigure[];
  pointed: number | null;
  onPoint: (index: number | null) => void;
  onChoose: (index: number) => void;
  /** Takes the number into the form without opening the plan. */
  onUse?: (count: number) => void;
}

/** Shares this near are the same. */
const roundOff = 1e-6;

/** The same points as rows, for exact figures and the keyboard. */
function PointList({ vary, figures, pointed, onPoint, onChoose, onUse }: ListProps) {
  const { t } = useTranslation();
  const f = useFormat();
  if (figures.length === 0) return null;
  return (
    <table className={classes.points}>
      <thead>
        <tr>
          <th scope="col">{t(`design:series.${vary}.value`)}</th>
          <th scope="col">{t('design:series.deviation')}</th>
          <th scope="col">{t('design:travel')}</th>
          <th scope="col">{t('design:series.moved')}</th>
          {onUse !== undefined && <td />}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure, index) => {
          const value = vary === 'count' ? f.count(figure.value) : f.percent(figure.value, 0);
          return (
            <tr
              key={figure.point.jobId}
              data-pointed={pointed === index || undefined}
              onMouseEnter={() => onPoint(index)}
              onMouseLeave={() => onPoint(null)}
            >
              <th scope="row">
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  aria-label={t('design:series.openOf', { value })}
                  onFocus={() => onPoint(index)}
                  onBlur={() => onPoint(null)}
                  onClick={() => onChoose(index)}
                >
                  {vary === 'count' ? value : `≤ ${value}`}
                </Anchor>
              </th>
              <td>
                {figure.feasible && (
                  <IconCheck size={13} aria-label={t('design:series.asAsked')} className={classes.good} />
                )}
                {f.percent(figure.deviation)}
              </td>
              <td>{f.distance(figure.travelMetres)}</td>
              <td>
                {vary === 'disruption' && figure.moved > figure.value + roundOff && (
                  <Tooltip label={t('design:series.overLimit')} multiline w={240}>
                    <IconAlertTriangle
                      size={13}
                      aria-label={t('design:series.overLimit')}
                      className={classes.warn}
                    />
                  </Tooltip>
                )}
                {f.percent(figure.moved)}
              </td>
              {onUse !== undefined && (
                <td>
                  <Tooltip label={t('design:useCount', { count: figure.value })}>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t('design:useCount', { count: figure.value })}
                      onClick={() => onUse(figure.value)}
                    >
                      {t('design:series.use')}
                    </Button>
                  </Tooltip>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
