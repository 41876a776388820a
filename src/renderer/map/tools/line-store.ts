import { create } from 'zustand';

interface LineState {
  /** Corners set so far. */
  corners: number;
  /** Name of the unit below the cross that the keyboard moves; '' = none. */
  over: string;
}

export const noLine: LineState = { corners: 0, over: '' };

/** How far the line being drawn has come, for the hint beside it and for screen readers. */
export const useLine = create<LineState>(() => noLine);
