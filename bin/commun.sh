# Shared by the commands of this folder: what the machine must have, installed when it is missing, and said.
# Sourced (POSIX sh) with the repository as the current folder.

IMAGE=sonnette:local
IMAGE_PARTENAIRE=sonnette-partenaire:local
IMAGE_DE_BASE=debian:forky-slim
# MIROIR_DEBIAN: a mirror of one's own, where Debian's is out of reach

# A second box beside the first (bench, test): its own project name and settings file, the rest is beside that file.
PROJET=${SONNETTE_PROJET:-sonnette}
case ${SONNETTE_CONF:=$PWD/sonnette.conf} in /*) ;; *) SONNETTE_CONF=$PWD/$SONNETTE_CONF ;; esac
SONNETTE_SECRETS=$(dirname "$SONNETTE_CONF")/secrets
export SONNETTE_CONF SONNETTE_SECRETS
# what the compose file reads; written by bin/up from the settings
ENVIRONNEMENT=$(dirname "$SONNETTE_CONF")/.env

dire() { printf '\033[1m▸ %s\033[0m\n' "$*"; }
echouer() {
  printf '✗ %s\n' "$*" >&2
  exit 1
}

# as root: what installs packages and starts the daemon
administrer() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

installer() { # installer PAQUET… : says it, does it
  command -v apt-get >/dev/null || echouer "Il manque $* : installez-les, puis relancez."
  dire "Installation de $*"
  if [ -z "${PAQUETS_A_JOUR:-}" ]; then
    administrer apt-get -qq update || true
    PAQUETS_A_JOUR=oui
  fi
  administrer env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

docker_repond() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

exiger_docker() {
  command -v docker >/dev/null || installer docker.io
  # a package of its own since Debian 13
  command -v docker >/dev/null || installer docker-cli
  docker_repond || demarrer_docker
  docker compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null || installer docker-compose
}

demarrer_docker() {
  # a machine may have the client alone
  command -v dockerd >/dev/null || installer docker.io
  dire "Démarrage de Docker"
  if [ -d /run/systemd/system ]; then
    administrer systemctl start docker
  else
    command -v iptables >/dev/null || installer iptables
    administrer sh -c 'nohup dockerd >/var/log/dockerd.log 2>&1 &'
  fi
  for _ in $(seq 60); do
    docker_repond && return
    sleep 0.5
  done
  echouer "Docker ne démarre pas (journal : /var/log/dockerd.log, ou droits : sudo usermod -aG docker \$USER)."
}

# From the registry when it answers, else made of Debian's own packages under the same name.
exiger_image_de_base() {
  [ -z "$(docker image ls -q "$IMAGE_DE_BASE")" ] || return 0
  dire "Image de base $IMAGE_DE_BASE"
  timeout 30 docker pull -q "$IMAGE_DE_BASE" 2>/dev/null && return 0
  dire "Registre injoignable : elle est faite avec les paquets de Debian"
  command -v mmdebstrap >/dev/null || installer mmdebstrap
  mkdir -p build
  # a mirror frozen for a while is still signed
  administrer mmdebstrap --variant=minbase --include=ca-certificates --aptopt='Acquire::Check-Valid-Until "false"' \
    --quiet forky build/base.tar ${MIROIR_DEBIAN:+"$MIROIR_DEBIAN"}
  docker import build/base.tar "$IMAGE_DE_BASE" >/dev/null
  administrer rm -f build/base.tar
}

# docker compose, whichever is there, on this box: composer ps, composer exec -T jobs …
composer() {
  [ -e "$ENVIRONNEMENT" ] || echouer "La boîte n'a jamais démarré : bin/up."
  if docker compose version >/dev/null 2>&1; then
    docker compose -p "$PROJET" --env-file "$ENVIRONNEMENT" --profile demo "$@"
  else
    docker-compose -p "$PROJET" --env-file "$ENVIRONNEMENT" --profile demo "$@"
  fi
}

SERVICES='asterisk agi web jobs caddy'

exiger_node() {
  command -v node >/dev/null && command -v npm >/dev/null || installer nodejs npm
}

# The Node 24 of package.json, once its packages are there, goes before the machine's own.
PATH=$PWD/node_modules/.bin:$PATH
export PATH
