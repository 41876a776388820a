import { setImmediate as nextTurn } from 'node:timers/promises';
import { packBorders } from '../jobs/shape-job.ts';
import type { Plan } from '../plan/plan.ts';

/** Borders as the map draws them, one level at a time; the coarsest comes first and brings what all levels share. */
export function createShapeService(plan: () => Plan) {
  return {
    /** `level` 0 = the finest; without it the coarsest there is. Bytes as of `shared/geometry/packed.ts`; null = no borders. */
    async shape(
      level?: number,
    ): Promise<{ levels: number; level: number; bytes: Uint8Array<ArrayBuffer> } | null> {
      const levels = plan().count('boundary');
      const wanted = Math.min(level ?? levels - 1, levels - 1);
      const topology = plan().boundaryBytes(wanted);
      if (!topology) return null;
      const task = { topology, unitIds: plan().ids('unit'), whole: level === undefined };
      // Millions of letters were read; a thread is started in a turn of its own.
      await nextTurn();
      return { levels, level: wanted, bytes: await packBorders(task) };
    },
  };
}

export type ShapeService = ReturnType<typeof createShapeService>;
