/** Who knocks: the columns of the table. `who` stands in docs/access.md; the people are made in cast.ts. */
export const roles = {
  nobody: { short: 'nobody', who: 'nobody: no session, no token' },
  leader: {
    short: 'leader',
    who: 'leader of the service that was asked, which serves municipalities of two counties',
  },
  otherLeader: { short: 'other leader', who: 'leader of another service, in a third county' },
  governor: { short: 'governor', who: 'governor of the office that issued the county survey' },
  otherGovernor: {
    short: 'other governor',
    who: 'governor of another office, in whose counties the service also serves',
  },
  directorate: { short: 'directorate', who: 'directorate, which issued the national survey' },
  ministry: { short: 'ministry', who: 'ministry' },
  observer: { short: 'observer', who: 'observer (data protection)' },
  operator: { short: 'operator', who: 'operator that posted the notice and sent the list' },
  otherOperator: { short: 'other operator', who: 'operator of another office (the vendor)' },
  admin: { short: 'admin', who: 'administrator' },
  token: { short: 'token', who: "the governor's working API token" },
  revokedToken: { short: 'revoked', who: "the governor's revoked API token" },
  endedGovernor: {
    short: 'ended governor',
    who: 'still in a session, but the membership as governor has ended',
  },
  endedLeader: { short: 'ended leader', who: 'still in a session, but the contact as leader has ended' },
} as const;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as Role[];

/**
 * What an operation answers: 401, 403, 404, or, when it lets the role through, `ok` or in words what it shows. Let
 * through is 2xx, and a 409 or 422 that comes after the question of permission.
 */
export type Cell = 401 | 403 | 404 | string;
export type Cells = Record<Role, Cell>;

/** One line of the table: an operation for an object, and every role's answer. */
export type Row = { operation: string; of: string; cells: Cells };

/** Everybody the same, signed in or not. */
export function anyone(cell: Cell): Cells {
  return Object.fromEntries(roleNames.map((role) => [role, cell])) as Cells;
}

/** Whoever is not signed in is asked to; those named get what is said, all others `others`. A token is its owner. */
export function signedIn(others: Cell, some: Partial<Cells> = {}): Cells {
  const cells = { ...anyone(others), nobody: 401, revokedToken: 401, ...some } as Cells;
  return { ...cells, token: some.token ?? cells.governor };
}

/** A row for each operation. */
export function rows(operations: string | string[], of: string, cells: Cells): Row[] {
  return [operations].flat().map((operation) => ({ operation, of, cells }));
}
