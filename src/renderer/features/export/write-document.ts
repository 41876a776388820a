import type { FileHandle, Progress } from '../../../shared/contract/base.ts';
import { host } from '../../api/client.ts';
import { chooseForSave, download } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { isAbort } from '../../app/errors.ts';
import { createFormat } from '../../app/format.ts';
import { translate } from '../../app/i18n.ts';
import { endJob, setJob } from '../../app/store.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { i18nLanguage } from './language.ts';

/** Characters no file system minds. */
const fileName = (text: string) => text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').trim();

type Events = AsyncIterable<{ progress: Progress; done: boolean }>;

export interface Writing {
  /** Unlike that of other jobs. */
  id: string;
  /** What is written, for the status bar. */
  text: string;
  /** Suggested name without its ending. */
  name: string;
  ending: string;
  /** Writes the file; progress where the work tells it. */
  write(file: FileHandle, signal: AbortSignal): Promise<Events | undefined>;
}

/** Asks where, writes with progress and cancel in the status bar, and hands the file over in the browser host. */
export async function writeDocument({ id, text, name, ending, write }: Writing): Promise<void> {
  const stop = new AbortController();
  const cancel = () => stop.abort();
  try {
    const file = await chooseForSave('export', fileName(`${name}.${ending}`), [ending]);
    if (file === null) return;
    setJob({
      id,
      text: `${text} · ${translate('pack:stage.gathering')}`,
      fraction: null,
      secondsLeft: null,
      cancel,
    });
    const events = await write(file, stop.signal);
    const f = createFormat(i18nLanguage());
    for await (const { progress, done } of events ?? []) {
      const { stage, fraction, secondsLeft, total } = progress;
      const doing =
        stage === 'writing'
          ? translate('pack:stage.writing', { done: f.count(progress.done), total: f.count(total) })
          : translate('pack:stage.gathering');
      if (!done) setJob({ id, text: `${text} · ${doing}`, fraction, secondsLeft, cancel });
    }
    await download(file);
    const show = {
      text: translate('pack:showInFolder'),
      run: () => void client().app.showFile({ fileId: file.id }),
    };
    toast(translate('scenario:export.done', { file: file.name }), host === 'electron' ? show : undefined);
  } catch (error) {
    if (!isAbort(error)) toastError(error);
  } finally {
    endJob(id);
  }
}
