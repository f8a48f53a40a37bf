# One file for all services: docker build --build-arg SERVICE=ingest -t heliograph/ingest .
# SERVICE is ingest, composer, dispatch, status or simulator. All but the last stage is the same for each of them, and made once.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN mvn -B -Dmaven.test.skip=true -Dspotless.check.skip=true \
  -pl deploy/local,deploy/simulator,ingest-service,composer-service,dispatch-service,status-service -am package

# The training run of ./run (docs/decisions/start-up.md), by the Java that takes its caches later: no other may. Its Postgres
# refuses to run as root. Where it does not work, the services start without caches, only more slowly.
FROM ${RUNTIME_IMAGE} AS trained
RUN useradd --uid 10001 --user-group --create-home --shell /usr/sbin/nologin heliograph
COPY --from=build --chown=10001:10001 /src /src
USER 10001:10001
WORKDIR /src
RUN java @deploy/jvm/common.args @deploy/jvm/launcher.args -Dheliograph.home=/src -jar /src/deploy/local/target/local-*.jar --train \
  || echo "no AOT caches: the services will start more slowly"
RUN deploy/image/lay-out /src/target/app ingest composer dispatch status simulator

FROM ${RUNTIME_IMAGE}
ARG SERVICE
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin heliograph
# what changes seldom comes first; the times of the files are part of what a cache is checked by, and stay as they are
COPY --from=trained --chown=0:0 /src/target/app/${SERVICE}/libraries/ /app/
COPY --from=trained --chown=0:0 /src/target/app/${SERVICE}/own/ /app/
ENV SERVICE=${SERVICE} MALLOC_ARENA_MAX=2
USER 10001:10001
WORKDIR /tmp
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/app/healthy"]
# Java is process 1 and gets the signal to stop: what is under way is finished
ENTRYPOINT ["java", "@/app/java.args"]
