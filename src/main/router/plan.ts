import { basename } from 'node:path';
import type { PlanEvent } from '../../shared/contract/plan.ts';
import { conflictCopies } from '../services/conflict-copies.ts';
import type { Services } from '../services/index.ts';
import { queue } from '../services/queue.ts';
import { typedStream } from './errors.ts';
import { follow } from './follow.ts';
import { os } from './os.ts';

export function planHandlers({ app, plan, rescue, sample, session }: Services) {
  const path = (fileId: string) => app.files.path(fileId);
  /** A step back or on in the plan that is open now, whichever is when it begins. */
  const step = (take: typeof plan.undo, signal: AbortSignal | undefined) => {
    const asked = session.plan();
    return follow((onStage, stop) => take({ onStage, signal: stop }, asked), signal);
  };
  return {
    create: os.plan.create.handler(({ input }) => plan.create(path(input.fileId))),
    open: os.plan.open.handler(({ input }) => plan.open(path(input.fileId))),
    openRecent: os.plan.openRecent.handler(({ input }) => plan.open(app.recent.path(input.id))),
    openSample: os.plan.openSample.handler(({ signal }) => typedStream(sample.open(signal))),
    close: os.plan.close.handler(() => plan.close()),
    saveCopy: os.plan.saveCopy.handler(({ input, signal }) =>
      follow(
        async (onProgress, stop) => {
          await plan.saveCopyApart(path(input.fileId), { onProgress, signal: stop });
          return { name: basename(path(input.fileId)) };
        },
        signal,
        [path(input.fileId)],
      ),
    ),
    keep: os.plan.keep.handler(({ signal }) =>
      follow((onStage, stop) => rescue.keep({ onStage, signal: stop }), signal, [session.plan().path]),
    ),
    reopen: os.plan.reopen.handler(() => rescue.reopen()),
    conflictCopies: os.plan.conflictCopies.handler(async () => {
      const copies = session.isOpen() ? await conflictCopies(session.plan().path) : [];
      return copies.map(({ path: at, ...copy }) => ({ ...copy, fileId: app.files.register(at).id }));
    }),
    state: os.plan.state.handler(() => plan.state()),
    events: os.plan.events.handler(async function* ({ signal }) {
      const events = queue<PlanEvent>();
      const unsubscribe = session.subscribe(events.push);
      try {
        yield* events.follow(signal);
      } finally {
        unsubscribe();
      }
    }),
    undo: os.plan.undo.handler(({ signal }) => step(plan.undo, signal)),
    redo: os.plan.redo.handler(({ signal }) => step(plan.redo, signal)),
    history: os.plan.history.handler(({ input }) => plan.history(input.limit)),
    jumpTo: os.plan.jumpTo.handler(({ input, signal }) =>
      step((following, asked) => plan.jumpTo(input.seq, following, asked), signal),
    ),
    setView: os.plan.setView.handler(({ input }) => plan.setView(input.view)),
    setWorkload: os.plan.setWorkload.handler(({ input }) => plan.setWorkload(input)),
    setBaseYear: os.plan.setBaseYear.handler(({ input }) => plan.setBaseYear(input.year)),
  };
}
