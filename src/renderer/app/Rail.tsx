import { Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowsDiff,
  IconBuildingStore,
  IconCalculator,
  IconDatabase,
  IconMap2,
  IconMessages,
  IconScale,
  IconSparkles,
  IconStack2,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './frame.module.css';
import { type Screen, setApp, useApp } from './store.ts';

const places: readonly { screen: Screen; Icon: typeof IconMap2 }[] = [
  { screen: 'data', Icon: IconDatabase },
  { screen: 'map', Icon: IconMap2 },
  { screen: 'classes', Icon: IconStack2 },
  { screen: 'market', Icon: IconBuildingStore },
  { screen: 'sizing', Icon: IconCalculator },
  { screen: 'design', Icon: IconSparkles },
  { screen: 'reps', Icon: IconUsers },
  { screen: 'quota', Icon: IconTargetArrow },
  { screen: 'pay', Icon: IconScale },
  { screen: 'compare', Icon: IconArrowsDiff },
  { screen: 'review', Icon: IconMessages },
];

export function Rail() {
  const { t } = useTranslation();
  const now = useApp((state) => state.screen);
  return (
    <nav className={classes.rail} aria-label={t('rail.label')}>
      {places.map(({ screen, Icon }) => (
        <Tooltip key={screen} label={t(`rail.${screen}Tip`)} position="right">
          <UnstyledButton
            className={classes.railButton}
            aria-current={now === screen ? 'page' : undefined}
            onClick={() => setApp({ screen, panelOpen: true })}
          >
            <Icon size={20} stroke={1.6} aria-hidden />
            {t(`rail.${screen}`)}
          </UnstyledButton>
        </Tooltip>
      ))}
    </nav>
  );
}
