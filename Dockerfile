# Two stages: everything is installed in the first, the second only runs it. The model comes in a
# package, so it is baked in; no torch inside, since the default model needs none. Nothing is
# fetched at run time. Others can reach a container, so it needs a key before it serves:
#   docker run --rm -v matcher-data:/data resume-posting-matcher keys create my-key
FROM python:3.11-slim-bookworm AS build
WORKDIR /source
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY index ./index
COPY matcher ./matcher
COPY scripts/install ./scripts/install
RUN python -m venv /app \
 && PIP_NO_CACHE_DIR=1 scripts/install /app/bin/python . \
 && cd / && /app/bin/python -c "from index.embedder.load import load; load().embed(['It works.'])"

FROM python:3.11-slim-bookworm
RUN useradd --create-home --uid 10001 matcher && install -d -o matcher -m 0700 /data
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH \
    MATCHER_DATA=/data \
    MATCHER_HOST=0.0.0.0 \
    MATCHER_DRAIN_SECONDS=8 \
    HF_HUB_OFFLINE=1 \
    PYTHONUNBUFFERED=1
USER matcher
VOLUME /data
EXPOSE 8000
# Within the ten seconds that `docker stop` waits. /readyz needs no key.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["matcher"]
CMD ["serve"]
