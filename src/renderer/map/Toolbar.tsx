import {
  ActionIcon,
  Menu,
  SegmentedControl,
  Slider,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
} from '@mantine/core';
import {
  IconArrowsMoveHorizontal,
  IconBrush,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconHandMove,
  IconLasso,
  IconLayoutBottombar,
  IconLayoutSidebarRight,
  IconPencil,
  IconPointer,
  IconRectangle,
  IconSlice,
  IconUserPin,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { territoryColour, unassignedColour } from '../app/palette.ts';
import { useActiveAlignment } from '../app/queries.ts';
import { brushSizes, type Scope, scopes, setApp, type Tool, useApp } from '../app/store.ts';
import { activate, stepTerritory } from '../app/territory-actions.ts';
import { LayersMenu } from './LayersMenu.tsx';
import { LevelMenu } from './LevelMenu.tsx';
import classes from './map.module.css';
import { GuardRailsMenu } from './redraw/GuardRailsMenu.tsx';
import redrawClasses from './redraw/redraw.module.css';
import { ShadingMenu } from './ShadingMenu.tsx';
import { TerritoryItems } from './TerritoryItems.tsx';

const toolButtons: readonly { tool: Tool; key: string; Icon: typeof IconBrush }[] = [
  { tool: 'select', key: 'V', Icon: IconPointer },
  { tool: 'pan', key: 'H', Icon: IconHandMove },
  { tool: 'paint', key: 'P', Icon: IconPencil },
  { tool: 'brush', key: 'B', Icon: IconBrush },
  { tool: 'border', key: 'E', Icon: IconArrowsMoveHorizontal },
  { tool: 'rectangle', key: 'R', Icon: IconRectangle },
  { tool: 'lasso', key: 'L', Icon: IconLasso },
  { tool: 'account', key: 'A', Icon: IconUserPin },
  { tool: 'line', key: 'X', Icon: IconSlice },
];

/** Tools left, what they move and where to, then how the map is shown. */
export function Toolbar() {
  const { t } = useTranslation();
  const scope = useApp((state) => state.scope);
  const panelOpen = useApp((state) => state.panelOpen);
  const gridOpen = useApp((state) => state.gridOpen);
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('map:toolbar')}>
      <Tools />
      <BrushSize />
      <span className={classes.rule} />
      <Tooltip label={t('map:scope.tip')}>
        <SegmentedControl
          aria-label={t('map:scope.tip')}
          value={scope}
          onChange={(value) => setApp({ scope: value as Scope })}
          data={scopes.map((value) => ({ value, label: t(`map:scope.${value}`) }))}
        />
      </Tooltip>
      <span className={classes.rule} />
      <ActiveTerritory />
      <span className={classes.spring} />
      <LevelMenu />
      <GuardRailsMenu />
      <ShadingMenu />
      <LayersMenu />
      <span className={classes.rule} />
      <Tooltip label={t('map:gridPanel')}>
        <ActionIcon
          aria-label={t('map:gridPanel')}
          aria-pressed={gridOpen}
          onClick={() => setApp({ gridOpen: !gridOpen })}
        >
          <IconLayoutBottombar size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('map:sidePanel')}>
        <ActionIcon
          aria-label={t('map:sidePanel')}
          aria-pressed={panelOpen}
          onClick={() => setApp({ panelOpen: !panelOpen })}
        >
          <IconLayoutSidebarRight size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function Tools() {
  const { t } = useTranslation();
  const now = useApp((state) => state.tool);
  return (
    <div className={classes.tools} role="radiogroup" aria-label={t('map:tools')}>
      {toolButtons.map(({ tool, key, Icon }) => (
        <Tooltip key={tool} label={`${t(`map:tool.${tool}`)}  ${key}`}>
          <ActionIcon
            role="radio"
            aria-checked={now === tool}
            aria-label={t(`map:tool.${tool}`)}
            aria-keyshortcuts={key}
            data-active={now === tool || undefined}
            className={classes.tool}
            onClick={() => setApp({ tool })}
          >
            <Icon size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}

/** How wide the brush is; shown while it is in hand. */
function BrushSize() {
  const { t } = useTranslation();
  const tool = useApp((state) => state.tool);
  const size = useApp((state) => state.brushSize);
  if (tool !== 'brush') return null;
  return (
    <Tooltip label={`${t('whatIf:brush.size')}  ,  .`}>
      <Slider
        className={redrawClasses.size ?? ''}
        size="sm"
        thumbLabel={t('whatIf:brush.size')}
        min={brushSizes.least}
        max={brushSizes.most}
        label={null}
        value={size}
        onChange={(brushSize) => setApp({ brushSize })}
      />
    </Tooltip>
  );
}

/** Where assignments go; the arrows step through the territories and the unassigned bucket. */
function ActiveTerritory() {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const territoryId = useApp((state) => state.territoryId);
  const row = useActiveAlignment().data?.territories.find((one) => one.id === territoryId);
  const colour = row ? territoryColour(row.colour, scheme) : unassignedColour[scheme];
  const name = row?.name ?? t(territoryId === 0 ? 'unassigned' : 'map:active.none');
  return (
    <div className={classes.activeGroup}>
      <Tooltip label={`${t('map:active.previous')}  [`}>
        <ActionIcon size={26} aria-label={t('map:active.previous')} onClick={() => stepTerritory(-1)}>
          <IconChevronLeft size={15} />
        </ActionIcon>
      </Tooltip>
      <Menu>
        <Menu.Target>
          <Tooltip label={t('map:active.tip')}>
            <UnstyledButton className={classes.active} aria-label={t('map:active.label', { name })}>
              {territoryId !== null && <span className={classes.dot} style={{ background: colour.solid }} />}
              <span className={classes.activeName} data-none={territoryId === null || undefined}>
                {name}
              </span>
              <IconChevronDown size={13} aria-hidden />
            </UnstyledButton>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown mah={400} style={{ overflowY: 'auto' }}>
          <TerritoryItems onPick={(id) => activate(id ?? 0, false)} />
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={`${t('map:active.next')}  ]`}>
        <ActionIcon size={26} aria-label={t('map:active.next')} onClick={() => stepTerritory(1)}>
          <IconChevronRight size={15} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
