/**
 * A page that comes after its skeleton is put in place by a script. Where no script runs, this shows it where it
 * came, above the footer, and takes the skeleton away.
 */
export function WithoutScripts() {
  return (
    <noscript>
      <style>{css}</style>
    </noscript>
  );
}

// React sends what was late as hidden elements with these ids, at the body's end.
const css = `
main:has(> [role='status']) { display: none }
body > div[hidden][id^='S:'] {
  display: block !important; order: 1; box-sizing: border-box; width: 100%; max-width: var(--page-width);
  margin-inline: auto; padding: 1.5rem clamp(1rem, 4vw, 2rem) 0;
}
body > div[hidden][id^='S:']:not(:has(> :not(template))) { display: none !important }
body > footer { order: 2; margin-top: auto }
`;
