/** The server's player of rehearsals, asked from its own pages. */

import type { PlaySpeed, PlaysView, PlayView } from '@saylau/views';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';

export type Speed = Static<typeof PlaySpeed>;

/** What a server says where it refuses. */
export class PlayProblem extends Error {}

const address = '/api/v1/plays';
const key = ['plays'];

/** Milliseconds between looks while a night is played. */
const often = 1_000;

export function usePlays(language: string): UseQueryResult<PlaysView> {
  return useQuery({
    queryKey: key,
    queryFn: () => asked<PlaysView>(`${address}?lang=${language}`, {}),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.plays.some(isGoingOn) === true ? often : false),
  });
}

export function isGoingOn({ state }: PlayView): boolean {
  return state !== 'finished' && state !== 'failed';
}

/** Changes the player, and looks again. */
export function useChange(language: string): {
  readonly begin: (play: { readonly plan: string; readonly seed: string; readonly speed: Speed }) => Promise<PlayView>;
  readonly setSpeed: (id: string, speed: Speed) => void;
  readonly end: (id: string) => void;
  readonly problem: string | undefined;
} {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ path, method, body }: { readonly path: string; readonly method: string; readonly body?: unknown }) =>
      asked<PlayView>(`${address}${path}?lang=${language}`, {
        method,
        ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  const of = (id: string): string => `/${encodeURIComponent(id)}`;
  return {
    begin: (play) => change.mutateAsync({ path: '', method: 'POST', body: play }),
    setSpeed: (id, speed) => change.mutate({ path: of(id), method: 'PATCH', body: { speed } }),
    end: (id) => change.mutate({ path: of(id), method: 'DELETE' }),
    problem: change.error?.message,
  };
}

/** Throws PlayProblem, or what the network throws. */
async function asked<T>(path: string, options: RequestInit): Promise<T> {
  const answer = await fetch(path, options);
  if (answer.status === 204) return undefined as T;
  const body: unknown = await answer.json();
  if (!answer.ok) throw new PlayProblem((body as { readonly title?: string }).title ?? String(answer.status));
  // Its own server's answer.
  return body as T;
}
