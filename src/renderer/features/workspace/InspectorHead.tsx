import { ActionIcon, CloseButton, Tooltip } from '@mantine/core';
import { IconChartBar, IconZoomScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clearSelection } from '../../app/store.ts';
import classes from './inspector.module.css';

interface Props {
  title: string;
  subtitle: string;
  /** What bringing it into view is called. */
  showLabel: string;
  onShow: () => void;
  /** Back to the scenario's figures, with the selection kept. */
  onAside: () => void;
}

/** What is selected, by name, and what can be done about its being selected. */
export function InspectorHead({ title, subtitle, showLabel, onShow, onAside }: Props) {
  const { t } = useTranslation();
  return (
    <header className={classes.inspectorHead}>
      <div title={[title, subtitle].filter(Boolean).join(' · ')}>
        <strong>{title}</strong>
        {subtitle !== '' && <span>{subtitle}</span>}
      </div>
      <Tooltip label={t('kpi:summary')}>
        <ActionIcon size={26} aria-label={t('kpi:summary')} onClick={onAside}>
          <IconChartBar size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={showLabel}>
        <ActionIcon size={26} aria-label={showLabel} onClick={onShow}>
          <IconZoomScan size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <CloseButton size="sm" aria-label={t('kpi:clear')} onClick={clearSelection} />
    </header>
  );
}
