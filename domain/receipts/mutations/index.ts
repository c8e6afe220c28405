export { keepPublicKey } from './keep-public-key';
export { mailReceipt } from './mail-receipt';
export { type Reconciliation, reconcile, walkOptions } from './reconcile';
