export { closeSurvey, deleteDraft, reopenSurvey } from './close-survey';
export { createSurvey } from './create-survey';
export { openSurvey } from './open-survey';
export { updateSurvey } from './update-survey';
