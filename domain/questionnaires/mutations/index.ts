export { createQuestionnaire, createVersion } from './create';
export { deleteDraft } from './delete-draft';
export { ensureTemplates } from './ensure-templates';
export { importQuestionnaire } from './import-file';
export { publishQuestionnaire } from './publish';
export { saveDraft } from './save-draft';
