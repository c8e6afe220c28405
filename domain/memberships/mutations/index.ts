export { addMembership } from './add-membership';
export { endMembership } from './end-membership';
export { endAllSessions, endSessionOf } from './end-sessions';
