import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './side-panel.module.css';

interface SidePanelProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** Pixels. */
  width: number;
  /** The contents scroll themselves, and have the panel up to its edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A panel along the right edge between title and status bar; what it lies beside can still be worked with. */
export function SidePanel({ opened, onClose, title, width, flush = false, children }: SidePanelProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={width}
      title={title}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      shadow="md"
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{
        inner: classes.inner ?? '',
        content: `${classes.drawer} ${flush ? classes.column : ''}`,
        body: flush ? (classes.flush ?? '') : '',
      }}
    >
      {children}
    </Drawer>
  );
}
