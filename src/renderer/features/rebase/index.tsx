import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActiveScenario } from '../../app/queries.ts';
import { setApp, useApp } from '../../app/store.ts';
import { RebaseForm } from './RebaseForm.tsx';
import classes from './rebase.module.css';

/** Lays the scenario on screen anew over the one it was branched from: what would become of it first. */
export function RebasePanel() {
  const { t } = useTranslation();
  const opened = useApp((state) => state.rebaseOpen);
  const active = useActiveScenario();
  return (
    <Drawer
      opened={opened && active !== null}
      onClose={() => setApp({ rebaseOpen: false })}
      position="right"
      size={600}
      title={t('rebase:title')}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      shadow="md"
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: classes.drawer ?? '', inner: classes.inner ?? '' }}
    >
      {active && <RebaseForm key={active.id} scenario={active} />}
    </Drawer>
  );
}
