export { createApiToken, revokeApiToken } from './api-tokens';
export { askForSignInLink, createSignInLink, renewInvitation } from './links';
export { createGiver, updateMe } from './people';
export { sessionStore } from './session-store';
export { endSession, signInToDemo, signInWithLink, signOut } from './sessions';
export { sweepExpired } from './sweep';
