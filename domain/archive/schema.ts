/** manifest.json of a package. */
export type ArchiveManifest = {
  format: 'kvittert-archive';
  version: 1;
  /** The authority; null: the whole installation. */
  officeId: string | null;
  /** Everything that was recorded until then is in the package. */
  through: string;
  madeAt: string;
  files: { name: string; what: string; records: number; bytes: number; sha256: string }[];
};
