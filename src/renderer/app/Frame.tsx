import { Skeleton } from '@mantine/core';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../shared/contract/plan.ts';
import { onFileDropped } from '../api/files.ts';
import { CopiesBanner } from '../features/conflict/CopiesBanner.tsx';
import { FileConflictDialog } from '../features/conflict/index.tsx';
import { arrived, isPackage } from '../features/review/package-files.ts';
import { ReviewBanner } from '../features/review/ReviewBanner.tsx';
import { Workspace } from '../features/workspace/index.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import classes from './frame.module.css';
import { mapShown } from './map-shown.ts';
import { openPlanFile } from './plan-files.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import {
  ClassesPanel,
  CompareScreen,
  DataScreen,
  DesignPanel,
  MarketPanel,
  PayScreen,
  QuotaScreen,
  ReviewDialogs,
  ReviewScreen,
  readAhead,
  Sheets,
  SizingScreen,
  StaffingScreen,
} from './screens.ts';
import { type AppState, isWorkspace, remember, setApp, useApp } from './store.ts';
import { TitleBar } from './TitleBar.tsx';
import { toastError } from './toast.tsx';
import { useMapShown } from './use-map-shown.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useStayWhileWriting } from './useStayWhileWriting.ts';

/** What is read while nothing else is to do, in the order a person is likely to want it. */
const ahead = [
  DesignPanel,
  DataScreen,
  QuotaScreen,
  CompareScreen,
  StaffingScreen,
  SizingScreen,
  ClassesPanel,
  MarketPanel,
  PayScreen,
  ReviewScreen,
];

const wantsSheet = ({ importOpen, historyOpen, helpOpen, mergeOpen, rebaseOpen }: AppState) =>
  importOpen || historyOpen || helpOpen || mergeOpen || rebaseOpen;

/** The frame around an open plan: title bar, rail, the screen chosen, status bar. */
export function Frame({ plan }: { plan: PlanState }) {
  const screen = useApp((state) => state.screen);
  const { t } = useTranslation();
  const isWanted = useApp(wantsSheet);
  const mapIsShown = useMapShown();
  // Beside a map that is still to come they wait, unless one is asked for.
  const mayOpen = mapIsShown || isWanted || !isWorkspace(screen);
  useShortcuts();
  useStayWhileWriting();
  useEffect(() => void mapShown().then(() => readAhead(ahead)), []);
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
      <Suspense>{mayOpen && <Sheets />}</Suspense>
      <Suspense>
        <ReviewDialogs />
      </Suspense>
      <FileConflictDialog plan={plan} />
    </div>
  );
}
