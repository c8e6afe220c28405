export { setChecklist, tickPoint } from './checklist';
export { decideFlag } from './decide-flag';
export { sendBack } from './send-back';
export { writeInThread, writeNote } from './write';
