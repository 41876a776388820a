import { z } from 'zod';
import { fileHandle, procedure } from './base.ts';

export const filePurposes = ['plan-open', 'plan-save', 'import', 'export', 'base-map'] as const;

export const appInfo = z.object({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  /** BCP 47 language of the system. */
  systemLanguage: z.string(),
  licences: z.string(),
});
export type AppInfo = z.infer<typeof appInfo>;

export const preferences = z.object({
  language: z.enum(['zh', 'en']),
  theme: z.enum(['auto', 'light', 'dark']),
  /** Whether the tour was offered: it is once, with the first sample. */
  toured: z.boolean(),
  /** The name comments and packages are signed with; '' until it is asked for. */
  author: z.string().trim().max(60),
});
export type Preferences = z.infer<typeof preferences>;

export const recentPlan = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  openedAt: z.string(),
  exists: z.boolean(),
  /** Its drive does not answer. */
  silent: z.boolean(),
});
export type RecentPlan = z.infer<typeof recentPlan>;

export const appContract = {
  info: procedure.output(appInfo),
  preferences: procedure.output(preferences.extend({ languageChosen: z.boolean() })),
  setPreferences: procedure.input(preferences.partial()).output(preferences),
  recentPlans: procedure.output(z.array(recentPlan)),
  forgetRecent: procedure.input(z.object({ id: z.string() })).output(z.void()),
  /**
   * Electron shows its file dialog and answers the chosen file, or null when the person backs out. The browser host
   * answers null for opening (the page uploads to /files instead) and a new file of the suggested name for saving.
   */
  chooseFile: procedure
    .input(
      z.object({
        purpose: z.enum(filePurposes),
        suggestedName: z.string().max(200).optional(),
        extensions: z.array(z.string().max(20)).max(30),
      }),
    )
    .output(fileHandle.nullable()),
  /** Shows a file just written in its folder; does nothing in the browser host, which hands files over. */
  showFile: procedure.input(z.object({ fileId: z.string() })).output(z.void()),
  /** Import examples that ship with the program (the East China sheets). */
  sampleFiles: procedure.output(z.array(fileHandle)),
};
