/**
 * Who a visitor of the demo may sign in as with one click, in this order. Leaders are found by their service; the
 * others are made by the replay.
 */
export const demoOffices = [
  { email: 'bufdir@example.test', role: 'directorate' },
  { email: 'trondelag@example.test', role: 'governor' },
  { email: 'departementet@example.test', role: 'ministry' },
  { email: 'datatilsynet@example.test', role: 'observer' },
  { email: 'ks@example.test', role: 'operator' },
  { email: 'admin@example.test', role: 'admin' },
] as const;

export const demoLeaders = [
  { email: 'leder@tr-naeroysund.example.test', serviceId: 'tr-naeroysund' },
  { email: 'leder@ov-midt-buskerud.example.test', serviceId: 'ov-midt-buskerud' },
  { email: 'leder@tr-indre-namdal.example.test', serviceId: 'tr-indre-namdal' },
] as const;

/** Addresses of the demo lead nowhere; nobody else may be signed in as without a mail. */
export function isDemoAddress(email: string): boolean {
  return /[@.]example\.test$/.test(email);
}
