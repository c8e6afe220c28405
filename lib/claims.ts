import { z } from 'zod';
import { type Role, roles } from '@/lib/actor';

/** A role that a claim gives; an administrator's is of no office, every other of one. */
export type Grant = { role: Exclude<Role, 'leader'>; officeId: string | null };

const path = z.string().min(1).max(200);
const exact = z.string().min(1).max(500);

/**
 * One line of the mapping: who has `value` in `claim` gets `role` at `office`. The claim may be a path through objects
 * and lists (`authorization_details.authorized_parties`); a value that is an object wants all of its paths to hold in
 * one and the same element. Values are compared whole and exactly: nothing is a pattern, nothing a default.
 */
const claimRule = z
  .strictObject({
    claim: path,
    value: z.union([
      exact,
      z.record(path, exact).refine((wanted) => Object.keys(wanted).length > 0, 'names no path'),
    ]),
    role: z.enum(roles).exclude(['leader']),
    office: z.string().min(1).max(100).optional(),
  })
  .refine((rule) => (rule.role === 'admin') === (rule.office === undefined), {
    message: 'an admin has no office, every other role has one',
  });
export const claimRules = z.array(claimRule).min(1).max(500);
export type ClaimRule = z.output<typeof claimRule>;

type Claims = Record<string, unknown>;

/** The roles that the claims give, each once; none when no rule holds. */
export function grantsOf(rules: readonly ClaimRule[], claims: Claims): Grant[] {
  const grants = new Map<string, Grant>();
  for (const rule of rules) {
    if (!holds(rule, claims)) continue;
    const grant = { role: rule.role, officeId: rule.office ?? null };
    grants.set(`${grant.role} ${grant.officeId}`, grant);
  }
  return [...grants.values()];
}

function holds({ claim, value }: ClaimRule, claims: Claims): boolean {
  const found = valuesAt(claims, claim);
  if (typeof value === 'string') return found.some((one) => same(one, value));
  return found.some((one) =>
    Object.entries(value).every(([within, wanted]) =>
      valuesAt(one, within).some((part) => same(part, wanted)),
    ),
  );
}

/** What stands at a path, with the elements of lists on the way and at its end each for itself. */
function valuesAt(from: unknown, at: string): unknown[] {
  // A claim's own name may hold dots or a whole address: tried first.
  if (isObject(from) && Object.hasOwn(from, at)) return flat(from[at]);
  return at
    .split('.')
    .reduce<unknown[]>(
      (those, key) =>
        those.flatMap((one) => (isObject(one) && Object.hasOwn(one, key) ? flat(one[key]) : [])),
      flat(from),
    );
}

const flat = (value: unknown): unknown[] => (Array.isArray(value) ? value.flat(5) : [value]);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (found: unknown, wanted: string): boolean => typeof found === 'string' && found === wanted;

/**
 * The address that the provider vouches for, in lower case; or why there is none. `verifiedClaim` names the claim that
 * says so; null trusts the provider for every address it gives.
 */
export function addressOf(
  claims: Claims,
  verifiedClaim: string | null,
): { email: string } | { refused: 'NO_EMAIL' | 'EMAIL_NOT_VERIFIED' } {
  const email = z.email().max(254).safeParse(claims.email);
  if (!email.success) return { refused: 'NO_EMAIL' };
  // Entra ID writes its own as 1 or "1".
  const verified = verifiedClaim === null || [true, 'true', 1, '1'].includes(claims[verifiedClaim] as never);
  return verified ? { email: email.data.toLowerCase() } : { refused: 'EMAIL_NOT_VERIFIED' };
}
