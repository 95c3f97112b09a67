# The whole box in one image: every service runs it as the same user. Built by bin/construire --image from build/ (compiled
# on the host: Debian's Node has no type stripping, and no package registry is needed here).

# ---- Debian, the telephone and the runtime
FROM debian:forky-slim AS systeme
RUN sed -i 's/ main$/ main non-free/' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null; \
    export DEBIAN_FRONTEND=noninteractive \
    && apt-get -o Acquire::Check-Valid-Until=false update \
    && apt-get install -y --no-install-recommends \
        asterisk nodejs caddy sox libttspico-utils sip-tester openssh-server ca-certificates tini tzdata iproute2 \
    && rm -rf /var/lib/apt/lists/* /etc/asterisk /etc/caddy /etc/ssh/ssh_host_* \
        /usr/share/asterisk/sounds /usr/share/asterisk/agi-bin \
    && groupadd --gid 10057 sonnette \
    && useradd --uid 10057 --gid 10057 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin sonnette

# ---- the prompts, spoken and checked
FROM systeme AS annonces
COPY asterisk-conf/rendre-annonces asterisk-conf/verifier-annonces asterisk-conf/annonces.tsv asterisk-conf/enregistrement[s] /annonces/
RUN /annonces/rendre-annonces /annonces/annonces.tsv /annonces/sons /annonces \
    && /annonces/verifier-annonces /annonces/annonces.tsv /annonces/sons

# ---- the partner of the demonstration: an SFTP drop, nothing else
FROM systeme AS partenaire
COPY bin/image/sshd_partenaire.conf /etc/ssh/sshd_config
RUN mkdir -p /srv/partenaire/depot /srv/partenaire/retrait \
    && chown 10057:10057 /srv/partenaire/depot /srv/partenaire/retrait \
    && usermod --password '*' sonnette
VOLUME /srv/partenaire
EXPOSE 22
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["/usr/sbin/sshd", "-D", "-e"]

# ---- the box
FROM systeme AS sonnette
COPY --from=annonces /annonces/sons /usr/share/asterisk/sounds/sonnette
COPY asterisk-conf/etc /etc/asterisk
COPY asterisk-conf/annonces.tsv /usr/share/sonnette/annonces.tsv
COPY asterisk-conf/secours /usr/local/lib/sonnette/secours
COPY bin/image/demarrer bin/image/sante /usr/local/bin/
COPY bin/image/secrets /usr/local/lib/sonnette/secrets
RUN for dossier in base secours messages echanges caddy; do \
        install -d -o sonnette -g sonnette -m 0750 "/var/lib/sonnette/$dossier"; done \
    && install -d /etc/sonnette /run/secrets/sonnette \
    && install -d -o sonnette -g sonnette /run/sonnette
COPY build/package.json /app/package.json
COPY build/node_modules /app/node_modules
COPY build/dist /app/dist
ENV NODE_ENV=production TZ=Europe/Paris XDG_DATA_HOME=/var/lib/sonnette/caddy XDG_CONFIG_HOME=/run/sonnette HOME=/run/sonnette
WORKDIR /app
USER sonnette
ENTRYPOINT ["/usr/bin/tini", "--", "/usr/local/bin/demarrer"]
CMD ["asterisk"]
