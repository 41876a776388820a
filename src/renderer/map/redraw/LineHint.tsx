import { Text, VisuallyHidden } from '@mantine/core';
import { IconSlice } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/store.ts';
import { useLine } from '../tools/line-store.ts';
import classes from './redraw.module.css';

/** How a dividing line is drawn, while its tool is in hand; a screen reader hears where the cross is. */
export function LineHint() {
  const { t } = useTranslation();
  const shown = useApp((state) => state.tool === 'line' && state.operation === null);
  const { corners, over } = useLine();
  if (!shown) return null;
  return (
    <div className={classes.hint} data-map-overlay>
      <IconSlice size={16} aria-hidden />
      <Text size="sm">{t(corners === 0 ? 'map:line.begin' : 'map:line.goOn', { total: corners })}</Text>
      <VisuallyHidden role="status">{t('map:line.at', { total: corners, name: over })}</VisuallyHidden>
    </div>
  );
}
