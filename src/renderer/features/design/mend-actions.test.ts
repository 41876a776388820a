import { beforeEach, expect, it, vi } from 'vitest';
import { useApp } from '../../app/store.ts';
import { splitUnits } from './mend-actions.ts';

const { asked, answers, told } = vi.hoisted(() => ({
  asked: [] as number[],
  /** What becomes of the split of a unit, if not that it is split. */
  answers: new Map<number, 'refused' | 'givenUp'>(),
  told: [] as unknown[],
}));

vi.mock('../../app/client.ts', () => ({
  client: () => ({
    design: {
      async splitUnit({ unitId }: { unitId: number }) {
        asked.push(unitId);
        const answer = answers.get(unitId);
        if (answer === 'refused') throw new Error('refused');
        // As the person does: by the button beside the job.
        if (answer === 'givenUp')
          useApp
            .getState()
            .jobs.find(({ id }) => id === 'split')
            ?.cancel?.();
        return (async function* () {
          if (answer === 'givenUp') throw new DOMException('given up', 'AbortError');
          yield { progress: { stage: 'done' }, result: [unitId] };
        })();
      },
    },
  }),
}));
vi.mock('../../app/toast.tsx', () => ({ toastError: (error: unknown) => told.push(error) }));
vi.mock('../../map/LinkSuggestions.tsx', () => ({}));
vi.mock('./plan-now.ts', () => ({ rereadUnits: async () => undefined }));
vi.mock('./job-store.ts', () => ({}));
vi.mock('./series-store.ts', () => ({}));

beforeEach(() => {
  asked.length = 0;
  told.length = 0;
  answers.clear();
});
const splits = [1, 2, 3].map((unitId) => ({ unitId, parts: 2 }));

it('splits the others when one is refused, and says so', async () => {
  answers.set(2, 'refused');
  expect(await splitUnits(splits)).toBe(true);
  expect(asked).toEqual([1, 2, 3]);
  expect(told).toHaveLength(1);
});

it('begins no further one once one is given up', async () => {
  answers.set(1, 'givenUp');
  expect(await splitUnits(splits)).toBe(false);
  expect(asked).toEqual([1]);
  expect(told).toEqual([]);
  expect(useApp.getState().jobs).toEqual([]);
});
