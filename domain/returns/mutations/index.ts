export { objectToReturn } from './object-to-return';
export { recordReturn } from './record-return';
export { submitReturn } from './submit-return';
