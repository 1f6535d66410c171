/** Where a view fails: an emptied page is worse than an old one, so the document is loaded anew, to be read. */

import { Component, type ReactNode } from 'react';
import { NotShown } from '../shell/no-page.js';
import { loadToRead } from './load-anew.js';

export interface BoundaryProps {
  readonly path: string;
  /** Of the scripts at hand. */
  readonly build: string | undefined;
  readonly children: ReactNode;
}

export class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(): void {
    loadToRead(this.props.build);
  }

  /** At another address is another page. */
  override componentDidUpdate({ path }: BoundaryProps): void {
    if (this.state.hasFailed && path !== this.props.path) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <NotShown path={this.props.path} /> : this.props.children;
  }
}
