import { defineConfig } from 'vitest/config';

/**
 * Unit tests need nothing. Data tests call `useDatabase()` of tests/database.ts, and then want
 * `npm test -- unit [file]`, which starts PostgreSQL.
 */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['{app,components,domain,lib,prisma,scripts,tests}/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'forks',
    isolate: false,
    // Vitest leaves a core alone; of two, that is half. Data tests wait for PostgreSQL most of the time.
    maxWorkers: '100%',
    setupFiles: ['tests/anew.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: {
      TZ: 'UTC',
      // Vite's own name for another thing; lib/env.ts means the product's address.
      BASE_URL: 'http://localhost:3000',
      LOG_LEVEL: 'silent',
      AUTH_SECRET: 'only-for-the-tests-never-for-a-real-session',
    },
  },
});
