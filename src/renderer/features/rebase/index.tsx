import { useTranslation } from 'react-i18next';
import { useActiveScenario } from '../../app/queries.ts';
import { setApp, useApp } from '../../app/store.ts';
import { SidePanel } from '../common/SidePanel.tsx';
import { RebaseForm } from './RebaseForm.tsx';

/** Lays the scenario on screen anew over the one it was branched from: what would become of it first. */
export function RebasePanel() {
  const { t } = useTranslation();
  const opened = useApp((state) => state.rebaseOpen);
  const active = useActiveScenario();
  return (
    <SidePanel
      opened={opened && active !== null}
      onClose={() => setApp({ rebaseOpen: false })}
      title={t('rebase:title')}
      width={600}
    >
      {active && <RebaseForm key={active.id} scenario={active} />}
    </SidePanel>
  );
}
