import localFont from 'next/font/local';

// Sent along with the page, and stood in for by a font of the same measures: else the text is set anew when it has come, and
// what one was about to press has moved. The Latin letters hold Norwegian; those of the Sámi languages come when they are needed.
const latin = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-latin',
});

const latinExtended = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-latin-extended',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF',
    },
  ],
});

/** Names the fonts to the styles; on the `html` element. */
export const fonts = `${latin.variable} ${latinExtended.variable}`;
