/** Who a visitor of the demo may sign in as; printed at its start. */
export const demoPeople = [{ email: 'bufdir@example.test', who: 'coordinator, the directorate' }];
