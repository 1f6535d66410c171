/** Pages that a reader points at are fetched before the click. A server has nothing to fetch. */

import { createContext, useContext } from 'react';

const Context = createContext<(path: string) => void>(() => undefined);
export const PrefetchProvider = Context.Provider;

export function usePrefetch(): (path: string) => void {
  return useContext(Context);
}
