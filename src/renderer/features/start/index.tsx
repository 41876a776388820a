import { Anchor, Group, Loader, Progress, Stack, Text, Title } from '@mantine/core';
import { IconFilePlus, IconFolderOpen, IconHexagons, IconMailOpened, IconMapStar } from '@tabler/icons-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress as JobProgress } from '../../../shared/contract/base.ts';
import { onFileDropped } from '../../api/files.ts';
import { useFormat } from '../../app/format.ts';
import { LanguageButton, ThemeButton } from '../../app/PreferenceButtons.tsx';
import { newPlan, openPlan, openPlanFile, openSample } from '../../app/plan-files.ts';
import { useInfo } from '../../app/queries.ts';
import { ReviewDialogs } from '../../app/screens.ts';
import { toastError } from '../../app/toast.tsx';
import { arrived, choosePackage, isPackage } from '../review/package-files.ts';
import { RecentPlans } from './RecentPlans.tsx';
import { StartMap } from './StartMap.tsx';
import classes from './start.module.css';

/** The first screen: what was open before, and three ways to begin. */
export function StartScreen() {
  const { t } = useTranslation();
  const info = useInfo();
  useEffect(
    () =>
      onFileDropped((file) => {
        if (isPackage(file)) void arrived(file);
        else void openPlanFile(file.id);
      }, toastError),
    [],
  );
  return (
    <div className={classes.page}>
      <StartMap />
      <header className={classes.corner}>
        <LanguageButton />
        <ThemeButton />
      </header>
      <main className={classes.sheet}>
        <Stack gap={28}>
          <Group gap={14} wrap="nowrap">
            <span className={classes.mark}>
              <IconHexagons size={34} stroke={1.5} aria-hidden />
            </span>
            <div>
              <Title order={1}>{t('start:title')}</Title>
              <Text c="dimmed" size="md">
                {t('start:claim')}
              </Text>
            </div>
          </Group>
          <div className={classes.columns}>
            <section aria-label={t('start:begin')}>
              <h2 className={classes.heading}>{t('start:begin')}</h2>
              <Stack gap={8}>
                <Sample />
                <Way icon={<IconFilePlus size={20} stroke={1.6} />} run={newPlan} name="new" />
                <Way icon={<IconFolderOpen size={20} stroke={1.6} />} run={openPlan} name="open" />
                <Way icon={<IconMailOpened size={20} stroke={1.6} />} run={choosePackage} name="review" />
              </Stack>
            </section>
            <section aria-label={t('start:recent')}>
              <h2 className={classes.heading}>{t('start:recent')}</h2>
              <RecentPlans />
            </section>
          </div>
        </Stack>
      </main>
      <Suspense>
        <ReviewDialogs />
      </Suspense>
      <footer className={classes.foot}>
        {t('start:offline')}
        {info.data && ` · ${t('about.version', { version: info.data.version })}`}
      </footer>
    </div>
  );
}

function Way({
  icon,
  run,
  name,
}: {
  icon: React.ReactNode;
  run: () => Promise<void>;
  name: 'new' | 'open' | 'review';
}) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  return (
    <button
      type="button"
      className={classes.way}
      disabled={busy}
      onClick={() => {
        setBusy(true);
        void run().finally(() => setBusy(false));
      }}
    >
      <span className={classes.wayIcon}>{busy ? <Loader size={18} /> : icon}</span>
      <span>
        <span className={classes.wayName}>{t(`start:${name}`)}</span>
        <span className={classes.wayText}>{t(`start:${name}Text`)}</span>
      </span>
    </button>
  );
}

/** Opens the East China sample, showing how far it is; it may be given up. */
function Sample() {
  const { t } = useTranslation();
  const format = useFormat();
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [busy, setBusy] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const begin = () => {
    stop.current = new AbortController();
    setBusy(true);
    void openSample(setProgress, stop.current.signal).finally(() => {
      setBusy(false);
      setProgress(null);
    });
  };
  if (!busy) {
    return (
      <button type="button" className={classes.way} data-first onClick={begin}>
        <span className={classes.wayIcon}>
          <IconMapStar size={20} stroke={1.6} />
        </span>
        <span>
          <span className={classes.wayName}>{t('start:sample')}</span>
          <span className={classes.wayText}>{t('start:sampleText')}</span>
        </span>
      </button>
    );
  }
  return (
    <div className={classes.way} data-first role="status">
      <span className={classes.wayIcon}>
        <Loader size={18} />
      </span>
      <span className={classes.wayBody}>
        <span className={classes.wayName}>{t('start:sampleOpening')}</span>
        <Progress
          value={(progress?.fraction ?? 0) * 100}
          size="sm"
          my={6}
          aria-label={t('start:sampleOpening')}
        />
        <span className={classes.wayText}>
          {progress !== null && t(`start:stage.${progress.stage}`, { defaultValue: '' })}
          {progress?.secondsLeft != null &&
            ` · ${t('status.left', { time: format.duration(progress.secondsLeft) })}`}{' '}
          <Anchor component="button" type="button" size="xs" onClick={() => stop.current?.abort()}>
            {t('cancel')}
          </Anchor>
        </span>
      </span>
    </div>
  );
}
