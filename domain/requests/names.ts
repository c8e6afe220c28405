/** A municipality's name, with the part of it that the service answers for: "Alna, Oslo". */
export function titleOf(municipality: { name: string; part: string }): string {
  return municipality.part ? `${municipality.part}, ${municipality.name}` : municipality.name;
}
