import { createSpotlight } from '@mantine/spotlight';

/** Whether the search palette is open, and how to open it: known at once, before it is drawn. */
export const [searchPalette, { open: openSearch }] = createSpotlight();
