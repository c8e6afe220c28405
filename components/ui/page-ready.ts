/** Fired on the window when React answers for the page. */
export const pageIsReady = 'page-is-ready';
