import { Skeleton } from '@mantine/core';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../shared/contract/plan.ts';
import { onFileDropped } from '../api/files.ts';
import { CopiesBanner } from '../features/conflict/CopiesBanner.tsx';
import { FileConflictDialog } from '../features/conflict/index.tsx';
import { HistoryPanel } from '../features/history/index.tsx';
import { ImportWizard } from '../features/import/index.tsx';
import { MergePanel } from '../features/merge/index.tsx';
import { RebasePanel } from '../features/rebase/index.tsx';
import { arrived, isPackage } from '../features/review/package-files.ts';
import { ReviewBanner } from '../features/review/ReviewBanner.tsx';
import { SearchPalette } from '../features/search/index.tsx';
import { Tour } from '../features/tour/index.tsx';
import { Workspace } from '../features/workspace/index.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import classes from './frame.module.css';
import { HelpSheet } from './HelpSheet.tsx';
import { mapShown } from './map-shown.ts';
import { openPlanFile } from './plan-files.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import {
  CompareScreen,
  DataScreen,
  PayScreen,
  QuotaScreen,
  ReviewDialogs,
  ReviewScreen,
  readAhead,
  SizingScreen,
  StaffingScreen,
} from './screens.ts';
import { isWorkspace, remember, setApp, useApp } from './store.ts';
import { TitleBar } from './TitleBar.tsx';
import { toastError } from './toast.tsx';
import { useShortcuts } from './useShortcuts.ts';

/** The frame around an open plan: title bar, rail, the screen chosen, status bar. */
export function Frame({ plan }: { plan: PlanState }) {
  const screen = useApp((state) => state.screen);
  const { t } = useTranslation();
  useShortcuts();
  useEffect(
    () =>
      void mapShown().then(() =>
        readAhead('data', 'quota', 'compare', 'staffing', 'sizing', 'pay', 'review'),
      ),
    [],
  );
  useEffect(
    () =>
      onFileDropped((file) => {
        if (file.name.toLowerCase().endsWith('.sqlite')) void openPlanFile(file.id);
        else if (isPackage(file)) void arrived(file);
        else {
          remember('import.dropped', file);
          setApp({ importOpen: true });
        }
      }, toastError),
    [],
  );
  return (
    <div className={classes.frame}>
      <TitleBar plan={plan} />
      <div className={classes.banners}>
        <CopiesBanner key={`${plan.folder} ${plan.name}`} plan={plan} />
        <ReviewBanner />
      </div>
      <Rail />
      <main className={classes.screen}>
        <ErrorBoundary part key={screen}>
          <Suspense fallback={<Skeleton role="status" h="100%" radius={0} aria-label={t('loading')} />}>
            {screen === 'data' && <DataScreen />}
            {isWorkspace(screen) && <Workspace />}
            {screen === 'sizing' && <SizingScreen />}
            {screen === 'reps' && <StaffingScreen />}
            {screen === 'quota' && <QuotaScreen />}
            {screen === 'pay' && <PayScreen />}
            {screen === 'compare' && <CompareScreen />}
            {screen === 'review' && <ReviewScreen />}
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar plan={plan} />
      <ImportWizard />
      <HistoryPanel />
      <MergePanel />
      <RebasePanel />
      <Suspense>
        <ReviewDialogs />
      </Suspense>
      <HelpSheet />
      <Tour />
      <SearchPalette />
      <FileConflictDialog plan={plan} />
    </div>
  );
}
