import type { Language } from '../../../shared/i18n/index.ts';
import { chooseForSave, download } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { isAbort } from '../../app/errors.ts';
import { translate } from '../../app/i18n.ts';
import { endJob, setJob } from '../../app/store.ts';
import { toast, toastError } from '../../app/toast.tsx';

/** Asks where, writes the workbook with progress in the status bar, and hands it over in the browser host. */
export async function exportComparison(ids: readonly number[], language: Language): Promise<void> {
  const jobId = 'export comparison';
  const stop = new AbortController();
  try {
    const file = await chooseForSave('export', `${translate('compare:exportName')}.xlsx`, ['xlsx']);
    if (file === null) return;
    const text = translate('compare:exporting');
    setJob({ id: jobId, text, fraction: 0, secondsLeft: null, cancel: () => stop.abort() });
    const events = await client().export.comparison(
      { ids: [...ids], fileId: file.id, language },
      { signal: stop.signal },
    );
    let done = false;
    for await (const event of events) {
      const { fraction, secondsLeft } = event.progress;
      setJob({ id: jobId, text, fraction, secondsLeft, cancel: () => stop.abort() });
      done = done || event.done;
    }
    if (!done) return;
    await download(file);
    toast(() => translate('scenario:export.done', { file: file.name }));
  } catch (error) {
    if (!isAbort(error)) toastError(error);
  } finally {
    endJob(jobId);
  }
}
