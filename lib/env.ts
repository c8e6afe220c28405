import { z } from 'zod';
import { claimRules } from '@/lib/claims';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((v) => v === '1');

const wholeNumber = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual);

/** JSON in a variable, as a schema wants it. */
const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** What the environment must and may say. docs/operations.md explains each name. */
const schema = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_OWNER_URL: z.string().optional(),
  BASE_URL: z.url().default('http://localhost:3000'),
  AUTH_SECRET: z.string().min(32).optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Kvittert <ikke-svar@kvittert.example.test>'),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('OpenID Connect'),
  OIDC_SCOPE: z.string().default('openid email profile'),
  OIDC_PARAMS: json(z.record(z.string(), z.string())).optional(),
  OIDC_REQUIRE: json(z.record(z.string(), z.string())).optional(),
  OIDC_EMAIL_VERIFIED: z.string().min(1).default('email_verified'),
  OIDC_ROLES: json(claimRules).optional(),
  SESSION_HOURS: wholeNumber(1, 24 * 30, 12),
  SESSION_IDLE_MINUTES: wholeNumber(1, 60 * 24, 60),
  TWO_PERSON_RULE: flag,
  TRUSTED_PROXIES: wholeNumber(1, 10, 1),
  RECEIPT_PRIVATE_KEY: z.string().optional(),
  DEMO: flag,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type Env = z.infer<typeof schema>;

let read: Env | undefined;

/** The validated environment; throws one sentence that names every wrong variable. */
export function env(): Env {
  if (read) return read;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((i) => `${i.path.join('.')} (${i.message})`).join(', ');
    throw new Error(`The environment is not complete: ${wrong}. See docs/operations.md.`);
  }
  read = parsed.data;
  return read;
}
