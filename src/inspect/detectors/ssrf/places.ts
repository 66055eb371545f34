/** Schemes that speak to services which expect no URL, or open files: no page and no API has them. */
export const ODD_SCHEMES: ReadonlySet<string> = new Set('gopher dict tftp jar netdoc phar expect php zlib glob ogg local_file'.split(' '));

/** Names of this machine beside `localhost`, from `/etc/hosts` of distributions: nobody types them. */
export const OTHER_NAMES_OF_LOOPBACK: ReadonlySet<string> = new Set([
  'localhost4',
  'localhost6',
  'localhost.localdomain',
  'localhost4.localdomain4',
  'localhost6.localdomain6',
  'ip6-localhost',
  'ip6-loopback',
  'ipv6-localhost',
]);

/** The control plane of a cluster, as its own machines see it. */
export const CONTROL_PLANES: ReadonlySet<string> = new Set([
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
]);

/** Services of a machine that answer to no browser: SSH, mail, Docker, etcd, Redis, Memcached, the Kubernetes agent; a proxy (Squid) goes on to others. */
export const SERVICE_PORTS: ReadonlySet<string> = new Set('22 23 25 2375 2376 2379 3128 6379 10250 10255 11211'.split(' '));

/** The machine that a container runs on, as Docker and Podman name it. */
export const HOST_OF_CONTAINER: ReadonlySet<string> = new Set([
  'host.docker.internal',
  'gateway.docker.internal',
  'kubernetes.docker.internal',
  'docker.for.mac.localhost',
  'docker.for.win.localhost',
  'host.containers.internal',
]);
