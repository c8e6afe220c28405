export { importRegister } from './import-register';
