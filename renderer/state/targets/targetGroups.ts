/** Groups of a server's containers, in the order in which the menu shows them. */

import type { Container } from '../../../protocol/messages/targets.ts';

/** Containers of one Compose project; `project` is null for containers without a project. */
type ContainerGroup = { readonly project: string | null; readonly containers: readonly Container[] };

/**
 * Compose projects by name, then the containers without a project. In each group, running containers come
 * first; the rest of the order is by name.
 */
export function groupContainers(containers: readonly Container[]): ContainerGroup[] {
  const projects = new Map<string | null, Container[]>();
  for (const container of containers.toSorted(compareContainers)) {
    const project = container.compose?.project ?? null;
    projects.set(project, [...(projects.get(project) ?? []), container]);
  }
  const groups = [...projects].map(([project, members]) => ({ project, containers: members }));
  return groups.toSorted((a, b) => {
    if (a.project === null) return 1;
    if (b.project === null) return -1;
    return a.project.localeCompare(b.project);
  });
}

function compareContainers(a: Container, b: Container): number {
  const running = Number(b.state === 'running') - Number(a.state === 'running');
  return running !== 0 ? running : a.name.localeCompare(b.name, 'en', { numeric: true });
}
