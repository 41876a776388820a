import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SmartReason } from '../../../shared/contract/fairness.ts';
import { smartReasonParams } from '../../../shared/domain/smart-words.ts';
import { useFormat } from '../../app/format.ts';

/** Why a SMART letter fails, as a sentence. */
export function useReasonText(): (reason: SmartReason) => string {
  const { t } = useTranslation();
  const f = useFormat();
  return useCallback(
    (reason) =>
      t(
        `fairness:reason.${reason.key}`,
        smartReasonParams(reason, { money: (fen) => f.money(fen), percent: (ratio) => f.percent(ratio) }),
      ),
    [t, f],
  );
}
