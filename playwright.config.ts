import { defineConfig, devices } from '@playwright/test';

/**
 * `npm test -- e2e [arguments]` builds and starts the app with a database of its own, and sets these names; it is
 * not meant to be called without them.
 */
const { BASE_URL, E2E_CHROMIUM, E2E_OUTPUT = 'test-results', E2E_REPORT } = process.env;

// Root may not use Chromium's sandbox; the others keep the browser from calling home.
const flags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ...['--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: E2E_OUTPUT,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Twice the two cores: journeys wait for saves, mails and navigation about half of their time. With three they took 233 s,
  // with four 200, with six 210, and with ten 237, without one failing.
  workers: 4,
  // Generous, for a machine that is busy with other things; a journey alone takes seconds.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: E2E_REPORT ? [['list'], ['json', { outputFile: E2E_REPORT }]] : 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: BASE_URL,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every journey costs a third of the time: E2E_TRACE=1 keeps those of failures.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: E2E_CHROMIUM, args: flags },
  },
});
