import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const family = '@expo-google-fonts/noto-sans-sc';

/** Noto Sans SC (SIL Open Font License 1.1): every PDF carries the glyphs it uses, so that it reads the same anywhere. */
export const fontFiles = {
  regular: () => resolve(`${family}/400Regular/NotoSansSC_400Regular.ttf`),
  bold: () => resolve(`${family}/700Bold/NotoSansSC_700Bold.ttf`),
} as const;
