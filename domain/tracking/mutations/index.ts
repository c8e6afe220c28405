export { exemptRequests, unexemptRequests } from './exempt';
export { extendRequests } from './extend';
export { remindRequests } from './remind';
