/** An address of the API as its route file says it (`/api/v1/requests/[requestId]`), and what may be asked of it. */
export type ApiAddress = { path: string; methods: string[] };

/** As next.config.js read them from the route files when this was built; nothing in a test. */
const addresses = compiled(JSON.parse(process.env.API_ADDRESSES ?? '[]') as ApiAddress[]);

function compiled(list: ApiAddress[]) {
  return [...list]
    .sort((a, b) => (a.path < b.path ? 1 : -1)) // a letter comes after `[`: what is spelt out goes before what is named
    .map(({ path, methods }) => ({
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\[\w+\]/g, '[^/]+')}$`),
      allowed: ['OPTIONS', ...(methods.includes('GET') ? ['HEAD'] : []), ...methods],
    }));
}

/**
 * What an address of the API takes, when that is not what it is asked; null when the method may pass, or when no route
 * file is for the address. Next answers such a method with an empty 405 before any function of ours runs.
 */
export function allowedInstead(
  path: string,
  method: string,
  among: ApiAddress[] | null = null,
): string[] | null {
  const found = (among ? compiled(among) : addresses).find(({ pattern }) => pattern.test(path));
  return found && !found.allowed.includes(method) ? found.allowed : null;
}
