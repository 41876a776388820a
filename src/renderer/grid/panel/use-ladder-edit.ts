import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type LadderStep, ladderSteps } from '../../../shared/domain/market.ts';
import { run } from '../../app/commands.ts';
import type { SheetEdit, SheetRejection } from '../sheet.ts';

type Edit = (edits: SheetEdit[]) => Promise<SheetRejection[] | null>;

/** Sends priorities set in the units grid where they belong, and the rest of an edit on. Nothing is written while a word is unknown. */
export function useLadderEdit(others: Edit): Edit {
  const { t } = useTranslation();
  return useCallback(
    async (edits) => {
      const own = edits.filter(({ columnId }) => columnId === 'ladder');
      if (own.length === 0) return others(edits);
      const stepOf = (text: string): LadderStep | null | undefined =>
        text.trim() === ''
          ? null
          : ladderSteps.find((step) => [step, t(`market:ladder.steps.${step}`)].includes(text.trim()));
      const unknown = own.filter(({ text }) => stepOf(text) === undefined);
      if (unknown.length > 0) return unknown.map((edit) => ({ ...edit, reason: t('market:ladder.unknown') }));
      const rest = edits.filter(({ columnId }) => columnId !== 'ladder');
      const rejected = rest.length > 0 ? await others(rest) : [];
      if (rejected === null || rejected.length > 0) return rejected;
      for (const step of [null, ...ladderSteps]) {
        const unitIds = own.filter(({ text }) => stepOf(text) === step).map(({ rowId }) => Number(rowId));
        if (unitIds.length === 0) continue;
        const set = await run(async (to) => [await to.market.setStep({ unitIds, step })]);
        if (set === undefined) return null;
      }
      return [];
    },
    [t, others],
  );
}
