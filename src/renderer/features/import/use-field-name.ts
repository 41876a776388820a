import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';

/** A field in the user's words, the ones templates and messages use. */
export function useFieldName(): (kind: ImportKind, field: string) => string {
  const { t } = useTranslation();
  return useCallback((kind, field) => t(`findings:heading.${kind}.${field}`, { year: '' }), [t]);
}
