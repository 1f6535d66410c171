/** A link to another place of the site, in the same language: taken without loading the document anew where scripts run. */

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Place } from '../site/address.js';
import { useSite } from '../site/site.js';
import { usePrefetch } from './prefetch.js';

export interface PlaceLinkProps {
  readonly place: Place;
  readonly className?: string;
  readonly isCurrent?: boolean;
  /** Read in place of what the link shows: of a shape on a map. */
  readonly label?: string;
  /** Id of what is meant on that page. */
  readonly anchor?: string;
  readonly children: ReactNode;
}

export function PlaceLink({ place, className, isCurrent = false, label, anchor, children }: PlaceLinkProps): ReactNode {
  const site = useSite();
  const prefetch = usePrefetch();
  const href = site.href(place);
  return (
    <Link
      href={anchor === undefined ? href : `${href}#${anchor}`}
      className={className}
      aria-label={label}
      aria-current={isCurrent ? 'page' : undefined}
      onPointerEnter={() => prefetch(href)}
      onFocus={() => prefetch(href)}
    >
      {children}
    </Link>
  );
}
