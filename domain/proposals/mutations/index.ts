export { askForAnother } from './ask';
export { confirmProposal, withdrawProposal } from './decide';
