export { acceptReturns, unacceptReturns } from './accept';
export { assignRequests } from './assign';
export { exemptRequests, unexemptRequests } from './exempt';
export { extendRequests } from './extend';
export { remindRequests } from './remind';
export { remindByPlan } from './remind-by-plan';
export { setReminderPlan } from './reminder-plan';
export { deleteView, saveView } from './saved-views';
