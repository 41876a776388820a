import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActiveScenario } from '../../app/queries.ts';
import { AuthorDialog } from '../comments/AuthorDialog.tsx';
import { ArrivedForm } from './ArrivedForm.tsx';
import { BackForm } from './BackForm.tsx';
import { showReviewDialog, useReviewDialog } from './dialogs.ts';
import { SendForm } from './SendForm.tsx';

const close = () => showReviewDialog(null);

/** What is asked before packages go out and come in, wherever it was begun. */
export function ReviewDialogs() {
  const { t } = useTranslation();
  const { dialog } = useReviewDialog();
  const scenario = useActiveScenario();
  return (
    <>
      <Modal
        opened={dialog !== null && (dialog.kind !== 'send' || scenario !== null)}
        onClose={close}
        title={dialog && t(`review:${dialog.kind}.title`)}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {dialog?.kind === 'send' && scenario && <SendForm scenario={scenario} onClose={close} />}
        {dialog?.kind === 'back' && <BackForm onClose={close} />}
        {(dialog?.kind === 'open' || dialog?.kind === 'take') && (
          <ArrivedForm key={dialog.file.id} dialog={dialog} onClose={close} />
        )}
      </Modal>
      <AuthorDialog />
    </>
  );
}
