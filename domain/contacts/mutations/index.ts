export { addContact } from './add-contact';
export { changeContact } from './change-contact';
export { endContact } from './end-contact';
