/** A server's containers in the order of its menu. Pure. */

import type { Container } from '../../../protocol/messages/targets.ts';

/** Containers of one Compose project, or those of none. */
export type ContainerGroup = { readonly project: string | null; readonly containers: readonly Container[] };

/** Compose projects by name, then containers of none; within each running ones first, then by name. */
export function groupContainers(containers: readonly Container[]): ContainerGroup[] {
  const projects = new Map<string | null, Container[]>();
  for (const container of containers.toSorted(inOrder)) {
    const project = container.compose?.project ?? null;
    projects.set(project, [...(projects.get(project) ?? []), container]);
  }
  const groups = [...projects].map(([project, members]) => ({ project, containers: members }));
  return groups.toSorted((a, b) => {
    if (a.project === null || b.project === null) return a.project === null ? 1 : -1;
    return a.project.localeCompare(b.project);
  });
}

function inOrder(a: Container, b: Container): number {
  const running = Number(b.state === 'running') - Number(a.state === 'running');
  return running !== 0 ? running : a.name.localeCompare(b.name, 'en', { numeric: true });
}
