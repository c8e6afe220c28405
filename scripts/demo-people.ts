import { demoLeaders, demoOffices } from '../domain/people/demo.ts';

const roles: Record<(typeof demoOffices)[number]['role'], string> = {
  directorate: 'coordinator, the directorate',
  governor: 'coordinator, a county governor',
  ministry: 'the ministry: the national status',
  observer: 'an observer',
  operator: "the systems' operator",
  admin: 'administrator',
};

/** Who a visitor of the demo may sign in as; printed at its start. */
export const demoPeople = [
  ...demoOffices.map(({ email, role }) => ({ email, who: roles[role] })),
  ...demoLeaders.map(({ email, serviceId }) => ({ email, who: `leader of the service ${serviceId}` })),
];
