import { join } from 'node:path';
import { type BrowserWindow, screen } from 'electron';
import { z } from 'zod';
import { createJsonStore } from '../services/json-store.ts';

/** Where the window stood, in device-independent pixels. */
const stateSchema = z.object({
  bounds: z
    .object({
      x: z.number().int(),
      y: z.number().int(),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
    })
    .nullable(),
  maximized: z.boolean(),
});

export const comfortable = { width: 1440, height: 900 };

export interface WindowState {
  /** The remembered place if a screen still shows it, else a comfortable size in the middle. */
  options(): { width: number; height: number; x?: number; y?: number };
  /** Brings back a maximised window, and remembers the place when it closes. */
  follow(window: BrowserWindow): void;
}

export function createWindowState(dataFolder: string): WindowState {
  const store = createJsonStore(join(dataFolder, 'window.json'), stateSchema, {
    bounds: null,
    maximized: false,
  });

  return {
    options() {
      const { bounds } = store.read();
      if (!bounds) return comfortable;
      const area = screen.getDisplayMatching(bounds).workArea;
      const isSeen =
        bounds.x < area.x + area.width &&
        bounds.x + bounds.width > area.x &&
        bounds.y < area.y + area.height &&
        bounds.y + bounds.height > area.y;
      return isSeen ? bounds : comfortable;
    },
    follow(window) {
      if (store.read().maximized) window.maximize();
      window.on('close', () =>
        store.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
      );
    },
  };
}
