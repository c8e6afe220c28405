export { submitReturn } from './submit-return';
