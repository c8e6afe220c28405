/** How many hours a link that was asked for works. An invitation's is in domain/messages, a session's in lib/env. */
export const signInLinkHours = 1;
export const apiTokenDaysAtMost = 366;
export const apiTokensAtMost = 20;

export function hoursAfter(moment: Date, hours: number): Date {
  return new Date(moment.getTime() + hours * 3_600_000);
}

/** An address that its owner knows again and nobody else learns: l•••@os-alna.example.test */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '•••' : `${email.slice(0, 1)}•••${email.slice(at)}`;
}

/** The value of one cookie of a Cookie header, if it has the shape of a secret. */
export function secretCookie(header: string | undefined, name: string): string | null {
  const pairs = (header ?? '').split(';').map((part) => part.trim().split('='));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value && /^[\w-]{20,200}$/.test(value) ? value : null;
}

/** A Set-Cookie value that scripts cannot read. `seconds` 0 removes the cookie. */
export function cookie(name: string, value: string, seconds: number, secure: boolean): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}

/** Browser and system in a few words, from a User-Agent header; the rest of it helps nobody. */
export function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const browser = [
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([mark = '']) => userAgent.includes(mark))?.[1];
  const system = [
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Android', 'Android'],
    ['Windows', 'Windows'],
    ['Mac OS', 'macOS'],
    ['Linux', 'Linux'],
  ].find(([mark = '']) => userAgent.includes(mark))?.[1];
  return [browser, system].filter(Boolean).join(', ') || null;
}
