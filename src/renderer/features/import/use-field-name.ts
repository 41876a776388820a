import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';

/** A field in the user's words: a rep's number is not called what an account's is. */
export function useFieldName(): (kind: ImportKind, field: string) => string {
  const { t } = useTranslation();
  return useCallback((kind, field) => t([`import:field.${kind}.${field}`, `import:field.any.${field}`]), [t]);
}
