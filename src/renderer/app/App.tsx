import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import type { Preferences } from '../../shared/contract/app.ts';
import type { Connection } from '../api/client.ts';
import { styleNonce } from '../api/nonce.ts';
import { StartScreen } from '../features/start/index.tsx';
import classes from './app.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { followEvents } from './events.ts';
import { noticeConflict } from './file-conflict.ts';
import { LostConnection } from './LostConnection.tsx';
import { usePlan } from './queries.ts';
import { queryClient } from './query-client.ts';
import { opening, PlanSession, readTogether } from './screens.ts';
import { type AppState, isWorkspace, type Screen, useApp } from './store.ts';
import { cssVariables, schemeManager, theme } from './theme.ts';
import { ToastCloseName } from './toast.tsx';

export function App({ connection, preferences }: { connection: Connection; preferences: Preferences }) {
  const [manager] = useState(() => schemeManager(preferences.theme));
  useEffect(() => {
    const stop = new AbortController();
    void followEvents(stop.signal);
    return () => stop.abort();
  }, []);
  useEffect(() => connection.onError(noticeConflict), [connection]);
  const place = useApp(placeOfMessages);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme={preferences.theme}
      colorSchemeManager={manager}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications
          position="top-center"
          limit={3}
          containerWidth={380}
          zIndex={toastLayer}
          className={classes.toasts ?? ''}
          mod={{ place }}
        />
        <ToastCloseName />
        <ErrorBoundary>
          <OpenOrStart />
        </ErrorBoundary>
        <LostConnection connection={connection} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Screens whose headings have buttons or tabs in the middle, too. */
const fullHeadings: ReadonlySet<Screen> = new Set<Screen>(['pay', 'compare', 'review']);

/** Where messages lie, so that what is wanted next stays free. */
function placeOfMessages({ screen, importOpen }: AppState): 'title' | 'heading' | 'content' {
  if (importOpen) return 'title';
  return isWorkspace(screen) || fullHeadings.has(screen) ? 'content' : 'heading';
}

/** Over dialogs (200), under menus and lists (300), which are opened to be read: a message would lie over their first lines. */
const toastLayer = 240;

function OpenOrStart() {
  const plan = usePlan();
  const { isPending } = plan;
  // Once the first screen is painted: a plan may be opened at once, and the window is never idle before its last pieces have come.
  useEffect(() => {
    if (!isPending) requestAnimationFrame(() => setTimeout(() => readTogether(opening)));
  }, [isPending]);
  if (isPending) return null;
  if (plan.data == null) return <StartScreen />;
  // A plan is told by where it lies: another plan starts with its own remembered view.
  return (
    <Suspense>
      <PlanSession key={`${plan.data.folder}/${plan.data.name}`} plan={plan.data} />
    </Suspense>
  );
}
