/** The statutes that came with the definition of a polling day. */

import type { Definition } from '@saylau/acts';
import type { Statute } from '@saylau/core';
import type { DefinitionRead } from '@saylau/verify';

/** By id; none where the definition was not read from the files of a log. */
export function statutesOf(definition: Definition | undefined): ReadonlyMap<string, Statute> {
  return definition !== undefined && hasStatutes(definition) ? definition.statutes : new Map();
}

function hasStatutes(definition: Definition): definition is DefinitionRead {
  return 'statutes' in definition && definition.statutes instanceof Map;
}
