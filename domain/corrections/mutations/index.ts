export { beginCorrection } from './begin-correction';
export { correctQuestions } from './correct-questions';
