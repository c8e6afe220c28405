import { globSync, readFileSync } from 'node:fs';
import createNextIntlPlugin from 'next-intl/plugin';

// Next answers a method that a route file does not export with an empty 405; proxy.ts says it in words, from this.
const addresses = globSync('app/api/v1/**/route.ts', { cwd: import.meta.dirname })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.includes('[...'))
  .map((file) => ({
    path: file.slice('app'.length, -'/route.ts'.length),
    methods: [...readFileSync(file, 'utf8').matchAll(/^export const (\w+) = serve\(/gm)].map(
      ([, name]) => name,
    ),
  }));

/** @type {import('next').NextConfig} */
const config = {
  // Designsystemet is one barrel: take only what a page uses.
  experimental: { optimizePackageImports: ['@digdir/designsystemet-react', '@navikt/aksel-icons'] },
  // The tests build into a folder of their own, beside a running demo.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  env: { API_ADDRESSES: JSON.stringify(addresses) },
  reactStrictMode: true,
  poweredByHeader: false,
  // No pictures are resized: one door less.
  images: { unoptimized: true },
  // Files of the build pass by proxy.ts, which says this of everything else. Browsers heed the first on https only.
  headers: async () =>
    ['/_next/:path*', '/icon.svg'].map((source) => ({
      source,
      headers: [
        { key: 'strict-transport-security', value: 'max-age=63072000; includeSubDomains' },
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'x-frame-options', value: 'DENY' },
        { key: 'referrer-policy', value: 'same-origin' },
        { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
        { key: 'cross-origin-opener-policy', value: 'same-origin' },
      ],
    })),
  // A lock file further up must not move the root out of the checkout.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  // They open connections, read files of their own or load by name: required at run time, not bundled.
  serverExternalPackages: [
    '@prisma/adapter-pg',
    '@prisma/client',
    'mailparser',
    'nodemailer',
    'pg',
    'pg-boss',
    'pino',
    'smtp-server',
  ],
  // `npm test` runs the compiler as a step of its own, over the tests and scripts too.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin('./lib/i18n.ts')(config);
