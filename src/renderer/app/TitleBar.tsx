import { ActionIcon, Kbd, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHexagons,
  IconHistory,
  IconKeyboard,
  IconSearch,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../shared/contract/plan.ts';
import { stepText } from '../../shared/i18n/step-text.ts';
import { ExportMenu } from '../features/export/index.tsx';
import { LayerSwitch } from '../features/layers/index.tsx';
import { ScenarioMenu } from '../features/scenario/index.tsx';
import { redo, undo } from './commands.ts';
import classes from './frame.module.css';
import { PlanMenu } from './PlanMenu.tsx';
import { LanguageButton, ThemeButton } from './PreferenceButtons.tsx';
import { openSearch } from './search-palette.ts';
import { keyName } from './shortcuts.ts';
import { setApp, useApp } from './store.ts';

export function TitleBar({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const historyOpen = useApp((state) => state.historyOpen);
  const undoTip = plan.undo ? t('undoStep', { step: stepText(t, plan.undo) }) : t('undoNothing');
  const redoTip = plan.redo ? t('redoStep', { step: stepText(t, plan.redo) }) : t('redoNothing');
  return (
    <header className={classes.title}>
      <div className={classes.mark}>
        <IconHexagons size={22} stroke={1.7} aria-hidden />
      </div>
      <VisuallyHidden component="h1">{plan.name}</VisuallyHidden>
      <div className={classes.titleGroup}>
        <PlanMenu plan={plan} />
        <span className={classes.divider} />
        <ScenarioMenu />
        <LayerSwitch />
      </div>
      <span className={classes.spring} />
      <UnstyledButton className={classes.search} onClick={openSearch} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={15} stroke={1.7} aria-hidden />
        <span className={classes.searchText}>{t('search.open')}</span>
        <Kbd size="xs">{keyName('mod+K')}</Kbd>
      </UnstyledButton>
      <span className={classes.spring} />
      <ExportMenu />
      <span className={classes.divider} />
      <Tooltip label={`${undoTip}  ${keyName('mod+Z')}`}>
        <ActionIcon
          aria-label={t('undo')}
          aria-disabled={plan.undo === null}
          {...(plan.undo === null ? { 'data-disabled': true } : {})}
          onClick={() => void undo()}
        >
          <IconArrowBackUp size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${redoTip}  ${keyName('mod+shift+Z')}`}>
        <ActionIcon
          aria-label={t('redo')}
          aria-disabled={plan.redo === null}
          {...(plan.redo === null ? { 'data-disabled': true } : {})}
          onClick={() => void redo()}
        >
          <IconArrowForwardUp size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('historyPanel.title')}>
        <ActionIcon
          aria-label={t('historyPanel.title')}
          aria-expanded={historyOpen}
          onClick={() => setApp({ historyOpen: !historyOpen })}
        >
          <IconHistory size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <span className={classes.divider} />
      <LanguageButton />
      <ThemeButton />
      <Tooltip label={`${t('shortcuts:title')}  ?`}>
        <ActionIcon aria-label={t('shortcuts:title')} onClick={() => setApp({ helpOpen: true })}>
          <IconKeyboard size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}
