export { recordArchiveExport } from './record-export';
