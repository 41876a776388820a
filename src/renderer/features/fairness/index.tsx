import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FairnessReport,
  type FairnessRow,
  fairnessRatios,
  smartLetters,
} from '../../../shared/contract/fairness.ts';
import { useFormat } from '../../app/format.ts';
import { useFairness } from '../../app/queries.ts';
import { select, setApp, useApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { FairnessTable } from './FairnessTable.tsx';
import classes from './fairness.module.css';
import { StripPlot } from './StripPlot.tsx';
import { Yardsticks } from './Yardsticks.tsx';

/** Quotas beside what the territories hold: distributions above, every territory with its SMART check below. */
export function FairnessTab({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  const fairness = useFairness(scenarioId);
  if (fairness.isError) return <ErrorNote error={fairness.error} />;
  if (fairness.isPending) return <Skeleton role="status" m="lg" h={300} aria-label={t('loading')} />;
  if (fairness.data.year === null)
    return (
      <div className={classes.alone}>
        <Stack align="center" gap="sm">
          <Text c="dimmed" maw={420} ta="center">
            {t('fairness:empty')}
          </Text>
          <Button onClick={() => setApp({ screen: 'quota' })}>{t('fairness:toQuota')}</Button>
        </Stack>
      </div>
    );
  return <Board report={fairness.data} />;
}

function Board({ report }: { report: FairnessReport }) {
  const { t } = useTranslation();
  const [hovered, setHovered] = useState<number | null>(null);
  const selection = useApp((state) => state.selection);
  const selected = useMemo(() => new Set(selection?.kind === 'territory' ? selection.ids : []), [selection]);
  return (
    <div className={classes.board}>
      <section className={classes.plots} aria-label={t('fairness:plots')}>
        <div className={classes.tools}>
          <Summary rows={report.rows} />
          <Yardsticks report={report} />
        </div>
        <div className={classes.strips}>
          {fairnessRatios.map((ratio) => (
            <StripPlot
              key={ratio}
              report={report}
              ratio={ratio}
              hovered={hovered}
              selected={selected}
              onHover={setHovered}
              onSelect={(id) => select('territory', [id])}
            />
          ))}
        </div>
      </section>
      <div className={classes.sheet}>
        <FairnessTable report={report} />
      </div>
    </div>
  );
}

function Summary({ rows }: { rows: readonly FairnessRow[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const passed = rows.filter(({ smart }) => smartLetters.every((letter) => smart[letter].length === 0));
  const losing = rows.filter(({ growth }) => growth?.verdict === 'losing');
  const share = (count: number) =>
    t('fairness:ofTerritories', { count: f.count(count), total: f.count(rows.length) });
  return (
    <dl className={classes.summary}>
      <div>
        <dt>{t('fairness:smartSummary')}</dt>
        <dd>{share(passed.length)}</dd>
      </div>
      <div>
        <dt>{t('fairness:losing')}</dt>
        <dd>{share(losing.length)}</dd>
      </div>
    </dl>
  );
}
