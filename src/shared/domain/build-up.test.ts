import { describe, expect, it } from 'vitest';
import { buildUp, capacityOfRep, totalCapacity } from './build-up.ts';

const plan = { callsPerDay: 4, workingDays: 230 };

describe('build-up', () => {
  it('without reps takes the figures of the plan', () => {
    expect(buildUp(158, [], plan)).toEqual({ calls: 158, capacity: 920, reps: 158 / 920 });
    expect(buildUp(0, [], plan)).toBeNull();
  });

  it('with reps takes their mean; a figure they lack is the plan’s', () => {
    const reps = [
      { callsPerDay: 5, workingDays: 200 },
      { callsPerDay: null, workingDays: 200 },
    ];
    expect(totalCapacity(reps, plan)).toBe(1800);
    expect(capacityOfRep(reps, plan)).toBe(900);
    expect(buildUp(2700, reps, plan)?.reps).toBe(3);
  });
});
