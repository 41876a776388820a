import { z } from 'zod';

// Imported before anything parses: zod would otherwise try to compile with eval, which the page's policy reports and blocks.
z.config({ jitless: true });
