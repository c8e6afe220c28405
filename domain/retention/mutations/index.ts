export { erasePersonalData } from './erase';
export { setRetentionRule } from './set-rule';
