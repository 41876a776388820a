import { Button, Center, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconMapOff } from '@tabler/icons-react';
import { type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { ErrorBoundary } from '../../app/ErrorBoundary.tsx';
import { errorText } from '../../app/errors.ts';
import { expectMap, noteMapShown } from '../../app/map-shown.ts';
import { usePlan, useShape, useUnits } from '../../app/queries.ts';
import { ClassesPanel, DesignPanel, GridPanel, MarketPanel } from '../../app/screens.ts';
import { type PanelSizes, setApp, useApp } from '../../app/store.ts';
import { useMapShown } from '../../app/use-map-shown.ts';
import { MapView } from '../../map/MapView.tsx';
import { Toolbar } from '../../map/Toolbar.tsx';
import { KpiPanel } from './KpiPanel.tsx';
import { Waiting } from './Waiting.tsx';
import classes from './workspace.module.css';

/** Pixels a side panel starts with; what the user drags it to is remembered as a share. */
const panelWidth = () => Math.round(Math.min(560, Math.max(320, window.innerWidth * 0.3)));
/** A quarter of a high window; of a low one, where it lies below the map alone, room for six rows between heading and sums. */
const gridHeight = (isLow: boolean) => (isLow ? 301 : Math.round(Math.max(206, window.innerHeight * 0.25)));
/** Windows in which map, sheet and panel can't share the height: the panel takes all of it. */
const lowWindow = '(max-height: 799px)';

function keepSizes(group: string) {
  return (sizes: PanelSizes, meta: { isUserInteraction: boolean }) => {
    if (meta.isUserInteraction) setApp((state) => ({ panelSizes: { ...state.panelSizes, [group]: sizes } }));
  };
}

/** Map, panel and grid: one selection in all three. In a low window the panel stands beside the grid, too. */
export function Workspace() {
  const isLow = useMediaQuery(lowWindow, false, { getInitialValueInEffect: false });
  const top = (
    <ErrorBoundary part>
      <MapArea />
    </ErrorBoundary>
  );
  return (
    <>
      <Toolbar />
      {isLow ? (
        <WithPanel name="lowColumns">
          <WithGrid name="lowRows">{top}</WithGrid>
        </WithPanel>
      ) : (
        <WithGrid name="rows">
          <WithPanel name="columns">{top}</WithPanel>
        </WithGrid>
      )}
    </>
  );
}

/** What its sizes are remembered by, and what stands beside the part. */
interface PartProps {
  name: 'rows' | 'columns' | 'lowRows' | 'lowColumns';
  children: ReactNode;
}

function WithPanel({ name, children }: PartProps) {
  const { t } = useTranslation();
  const isOpen = useApp((state) => state.panelOpen);
  // Read once: the group owns its sizes while it is on screen.
  const sizes = useApp.getState().panelSizes[name];
  return (
    <Group
      key={`${isOpen}`}
      orientation="horizontal"
      className={classes.group}
      defaultLayout={isOpen ? sizes : undefined}
      onLayoutChanged={keepSizes(name)}
    >
      <Panel id="map" minSize={260}>
        {children}
      </Panel>
      {isOpen && (
        <>
          <Separator className={classes.columnHandle} aria-label={t('resizePanel')} />
          <Panel
            id="side"
            defaultSize={panelWidth()}
            minSize={300}
            maxSize="60%"
            groupResizeBehavior="preserve-pixel-size"
          >
            <aside className={classes.side} aria-label={t('map:sidePanel')}>
              <ErrorBoundary part>
                <Suspense fallback={<Waiting />}>
                  <SidePanel />
                </Suspense>
              </ErrorBoundary>
            </aside>
          </Panel>
        </>
      )}
    </Group>
  );
}

function WithGrid({ name, children }: PartProps) {
  const { t } = useTranslation();
  const isOpen = useApp((state) => state.gridOpen);
  const sizes = useApp.getState().panelSizes[name];
  return (
    <Group
      key={`${isOpen}`}
      orientation="vertical"
      className={classes.group}
      defaultLayout={isOpen ? sizes : undefined}
      onLayoutChanged={keepSizes(name)}
    >
      <Panel id="top" minSize={160}>
        {children}
      </Panel>
      {isOpen && (
        <>
          <Separator className={classes.rowHandle} aria-label={t('resizePanel')} />
          <Panel id="grid" defaultSize={gridHeight(name === 'lowRows')} minSize={110}>
            <ErrorBoundary part>
              <GridBelow />
            </ErrorBoundary>
          </Panel>
        </>
      )}
    </Group>
  );
}

function SidePanel() {
  const screen = useApp((state) => state.screen);
  if (screen === 'classes') return <ClassesPanel />;
  if (screen === 'market') return <MarketPanel />;
  if (screen === 'design') return <DesignPanel />;
  return <KpiPanel />;
}

/** The grid once the map has shown something: putting it together takes a quarter of a second. */
function GridBelow() {
  const { t } = useTranslation();
  const mayShow = useMapShown();
  const isEmpty = usePlan().data?.counts.units === 0;
  const waiting = <Skeleton role="status" h="100%" radius={0} aria-label={t('loading')} />;
  return mayShow || isEmpty ? (
    <Suspense fallback={waiting}>
      <GridPanel />
    </Suspense>
  ) : (
    waiting
  );
}

/**
 * The map, or what belongs here while there is none. What it is drawn with is put together while units and borders are on
 * their way.
 */
function MapArea() {
  const { t } = useTranslation();
  useEffect(expectMap, []);
  const plan = usePlan().data;
  const units = useUnits();
  const boundaries = useShape();
  const failed = units.error ?? boundaries.error;
  const isEmpty = plan?.counts.units === 0;
  // Nothing will be drawn that others could wait for.
  const isAll = failed !== null || isEmpty;
  useEffect(() => {
    if (isAll) noteMapShown();
  }, [isAll]);
  if (failed !== null) {
    return (
      <Center h="100%" p="lg">
        <Stack gap="sm" align="center">
          <Text role="alert">{errorText(t, failed)}</Text>
          <Button
            variant="default"
            onClick={() => {
              void units.refetch();
              void boundaries.refetch();
            }}
          >
            {t('connection.retry')}
          </Button>
        </Stack>
      </Center>
    );
  }
  if (isEmpty) {
    return (
      <Center h="100%" p="lg">
        <Stack gap="xs" align="center" maw={360} ta="center">
          <IconMapOff size={36} stroke={1.3} aria-hidden />
          <Title order={2}>{t('map:empty.title')}</Title>
          <Text size="sm" c="dimmed">
            {t('map:empty.text')}
          </Text>
          <Button mt="xs" onClick={() => setApp({ importOpen: true })}>
            {t('map:empty.action')}
          </Button>
        </Stack>
      </Center>
    );
  }
  const isComing = units.isPending || boundaries.isPending;
  return (
    <div className={classes.mapArea} data-coming={isComing || undefined}>
      <MapView />
      {isComing && <Skeleton role="status" h="100%" radius={0} aria-label={t('loading')} />}
    </div>
  );
}
