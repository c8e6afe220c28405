import { Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { boundOf } from '@/domain/questionnaires/edit';

type Props = {
  id: string;
  label: string;
  isSmall?: boolean;
  value: number | undefined;
  /** Undefined when nothing is left. */
  onChange: (value: number | undefined) => void;
};

/** A whole number as it is typed; what is stored of it stands there when the field is left. */
export function BoundField({ id, label, isSmall = false, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textfield
      id={id}
      label={label}
      type="number"
      step={1}
      {...(isSmall ? { 'data-size': 'sm' } : {})}
      value={typed ?? (value === undefined ? '' : String(value))}
      onChange={(event: { target: { value: string } }) => {
        const text = event.target.value;
        setTyped(text);
        onChange(text.trim() === '' ? undefined : boundOf(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
