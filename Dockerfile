# Two stages: the first needs the sources and a build backend, the second keeps only the environment they became.
FROM python:3.12-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
WORKDIR /source
# The dependencies first: this layer stays cached until the lock file changes.
COPY requirements.lock ./
RUN /venv/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY locales locales
COPY migrations migrations
RUN /venv/bin/pip install --no-deps .

FROM python:3.12-slim
# pg_dump and psql, for the daily copies of a PostgreSQL database.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/*
# A fixed id, so that the owner of files in a mounted folder can be told in advance.
RUN useradd --system --uid 10001 --no-create-home cluster && install -d -o cluster -g cluster /data
COPY --from=build /venv /venv
ENV PATH="/venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    DATABASE_URL=sqlite:////data/bot.db \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8080 \
    LOG_FORMAT=json
USER cluster
WORKDIR /data
VOLUME /data
EXPOSE 8080
# http.client and not urllib: urllib would send this through an HTTP_PROXY set for the container.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "\
import http.client, os, sys; \
probe = http.client.HTTPConnection('127.0.0.1', int(os.environ['HTTP_PORT']), timeout=4); \
probe.request('GET', '/readyz'); \
sys.exit(probe.getresponse().status != 200)"]
STOPSIGNAL SIGTERM
CMD ["cluster-bot", "run"]
