export { createIncident } from './create-incident';
export { importOperatorCounts } from './import-counts';
export { importOperatorList } from './import-operator-list';
export { addNote } from './notes';
export { addNotice, retractNotice } from './notices';
export { updateIncident } from './update-incident';
