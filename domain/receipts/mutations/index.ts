export { keepPublicKey } from './keep-public-key';
export { mailReceipt } from './mail-receipt';
